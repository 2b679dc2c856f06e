"""What a person has before their eyes: where an element is that they mean to press."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.sandbox import forms, payloads
from bot.sandbox.model import Json, Message
from bot.sandbox.person import User
from bot.sandbox.view import View
from bot.sandbox.world import World


@dataclass(frozen=True)
class Place:
    """A message or a view, as one person sees it."""

    world: World
    user: User
    message: Message | None = None
    view: View | None = None

    @property
    def blocks(self) -> list[Json]:
        """What is laid out there."""
        return self.message.blocks if self.message else self.view.blocks if self.view else []

    @property
    def order(self) -> int:
        """How new it is; the top modal covers everything else."""
        if self.view and self.view.type == "modal":
            return self.world.host.ids["order"] + 1
        return self.message.order if self.message else self.view.order if self.view else 0

    def element(self, block_id: str, action_id: str) -> tuple[Json, Json]:
        """The block and its element with these ids.

        Raises:
            LookupError: there is no such element.
        """
        for block, element in forms.elements(self.blocks):
            if (block["block_id"], element["action_id"]) == (block_id, action_id):
                return block, element
        raise LookupError(f"{self.user.name} sees no {action_id} in {block_id}")

    def remember(self, block: Json, element: Json, value: Json) -> None:
        """Keep what the person chose or typed."""
        if self.view:
            self.view.type_in(block["block_id"], element["action_id"], value)
        elif self.message:
            key = (self.message.channel, self.message.ts, self.user.id)
            chosen = self.world.selections.setdefault(key, {})
            chosen.setdefault(block["block_id"], {})[element["action_id"]] = value

    def offering(self, element: Json) -> Json:
        """The element with the options that it offers; those of an external select are what the app said last."""
        if "external" not in element["type"]:
            return element
        return element | {"options": self.world.offers.get((self.user.id, element["action_id"]), [])}

    def suggestion(self, block: Json, element: Json, typed: str) -> Json:
        """block_suggestion for what was typed into an external select."""
        if self.message:
            return payloads.suggestion_in_message(self.world, self.user, self.message, block, element, typed)
        if self.view is None:
            raise LookupError("there is neither a message nor a view")
        return payloads.suggestion_in_view(self.world, self.user, self.view, block, element, typed)

    def payload(self, block: Json, element: Json, result: Json) -> Json:
        """block_actions for what was done to the element."""
        action = payloads.action(element, block, result, f"{self.world.now().timestamp():.6f}")
        if self.message:
            return payloads.action_in_message(self.world, self.user, self.message, action)
        if self.view is None:
            raise LookupError("there is neither a message nor a view")
        return payloads.action_in_view(self.world, self.user, self.view, action)


def place(world: World, who: User, at: "Message | str") -> Place:
    """The place that `at` names: a message, "home", "modal", or a view's id.

    Raises:
        LookupError: the person does not see it.
    """
    if isinstance(at, Message):
        return Place(world, who, message=at)
    home, modal = world.homes.get(who.id), world.modal(who.id)
    for view in (home, modal):
        if view and at in (view.type, view.id):
            return Place(world, who, view=view)
    raise LookupError(f"{who.name} sees no {at}")


def places(world: World, who: User) -> Iterator[Place]:
    """Everything that may carry something to press."""
    if modal := world.modal(who.id):
        yield Place(world, who, view=modal)
    if home := world.homes.get(who.id):
        yield Place(world, who, view=home)
    yield from (Place(world, who, message=message) for message in world.ephemerals if message.ephemeral_to == who.id)
    for channel in world.channels.values():
        if who.id in channel.members:
            yield from (Place(world, who, message=message) for message in channel.messages.values() if message.blocks)


def find(
    world: World, who: User, action_id: str, at: Message | str | None, value: str | None = None
) -> tuple[Place, Json, Json]:
    """The newest element with this action_id (and value) that the person sees, with its block and place.

    Raises:
        LookupError: they see none; the text says which ones they see.
    """
    seen = [place(world, who, at)] if at else list(places(world, who))
    found = [
        (each, block, element)
        for each in seen
        for block, element in forms.elements(each.blocks)
        if element["action_id"] == action_id and value in (None, element.get("value"))
    ]
    if not found:
        visible = sorted({element["action_id"] for each in seen for _, element in forms.elements(each.blocks)})
        wanted = action_id if value is None else f"{action_id} with the value {value!r}"
        raise LookupError(f"{who.name} sees no {wanted}, only {visible}")
    return max(found, key=lambda one: one[0].order)
