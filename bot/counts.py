"""Figures that may be shown: none rests on fewer than five people, and none that does can be worked out from others.

People are divided into cells, by what is counted of them. A figure is the number of people in some of the cells. From
the figures that are shown, sums and differences can be worked out, and so on: all that lies in their linear span. A set
of figures is safe when no group of cells that follows from it holds fewer than five people, not even none: that nobody
said something tells what everybody said.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

SMALLEST = 5
# With more cells there are too many groups to look at every one; then nothing counts as safe.
MOST_CELLS = 14
_NEARLY_ZERO = 1e-9

Figure = frozenset[int]
"""The numbers of the cells that it counts."""


def is_safe(sizes: Sequence[int], figures: Sequence[Figure]) -> bool:
    """Whether these figures may be shown together.

    Args:
        sizes: how many people there are in each cell.
    """
    if not figures:
        return True
    if len(sizes) > MOST_CELLS:
        return False
    shown = np.array([[cell in figure for cell in range(len(sizes))] for figure in figures], dtype=float)
    groups = _groups(len(sizes))
    small = groups[groups @ np.array(sizes) < SMALLEST]
    # A group follows from the figures when it is orthogonal to all that the figures say nothing about.
    _, strengths, directions = np.linalg.svd(shown)
    unsaid = directions[int((strengths > _NEARLY_ZERO).sum()) :]
    follows = np.all(np.abs(small @ unsaid.T) < _NEARLY_ZERO, axis=1)
    return not bool(follows.any())


def shown(
    sizes: Sequence[int], wanted: Sequence[Mapping[str, Figure]], *, known: Sequence[Figure] = ()
) -> dict[str, int]:
    """The wanted figures that may be shown.

    Args:
        wanted: groups of figures, those that come first preferred; a group is shown as a whole or not at all, because
            of two that belong together the one that is left out would tell that the other one is small.
        known: figures that people know anyhow.
    """
    told, chosen = dict[str, int](), list(known)
    for group in wanted:
        if is_safe(sizes, [*chosen, *group.values()]):
            chosen += group.values()
            told |= {name: sum(sizes[cell] for cell in figure) for name, figure in group.items()}
    return told


def at_least(count: int, *, of: int) -> int:
    """A round number that the count reaches, and that leaves open how many are missing; 0 when there is none.

    For when the count itself may not be shown, because too few are missing.
    """
    return max(0, min(count, of - SMALLEST) // SMALLEST * SMALLEST)


def comparable(now: AbstractSet[str], earlier: Sequence[AbstractSet[str]]) -> frozenset[str]:
    """Whose answers may be counted, when those of earlier groups of people have been shown not long ago.

    Whoever stands in one group and not in the other shows in the difference. Up to four newcomers are counted as soon
    as there are five of them; when up to four are gone, nobody is counted.

    Args:
        earlier: whose answers were counted, the latest group last.
    """
    candidates = [now, *([now & earlier[-1]] if earlier else [])]
    return next((frozenset(each) for each in candidates if each and _are_apart([*earlier, each])), frozenset())


def _are_apart(groups: Sequence[AbstractSet[str]]) -> bool:
    """Whether no difference between these groups of people is a few people."""
    sizes = dict[frozenset[int], int]()
    for person in frozenset[str]().union(*groups):
        member_of = frozenset(number for number, group in enumerate(groups) if person in group)
        sizes[member_of] = sizes.get(member_of, 0) + 1
    cells = list(sizes)
    figures = [frozenset(index for index, cell in enumerate(cells) if number in cell) for number in range(len(groups))]
    return is_safe([sizes[cell] for cell in cells], figures)


def _groups(cells: int) -> NDArray[np.float64]:
    """Every group of cells but the empty one, as rows of zeros and ones."""
    numbers = np.arange(1, 2**cells)
    return ((numbers[:, None] >> np.arange(cells)) & 1).astype(float)
