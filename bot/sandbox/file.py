"""Files that people and the app bring along, and how Slack writes them as JSON."""

import mimetypes
from dataclasses import dataclass, field
from typing import Any

KNOWN = {
    "jpeg": "jpg",
    "text": "text",
    "plain": "text",
    "x-python": "python",
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


@dataclass(eq=False)
class File:
    """One uploaded file; a deleted one keeps its id and nothing else. While it is on its way, bytes are `awaited`."""

    id: str
    name: str
    user: str
    content: bytes = field(repr=False)
    title: str = ""
    alt_txt: str = ""
    created: int = 0
    channels: list[str] = field(default_factory=list)
    deleted: bool = False
    awaited: int = 0

    @property
    def mimetype(self) -> str:
        """By the name's ending, as Slack mostly does."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def is_picture(self) -> bool:
        """Whether Slack shows it as a picture."""
        return self.mimetype in ("image/png", "image/jpeg", "image/gif", "image/webp")

    def json(self, url: str) -> dict[str, Any]:
        """As files.info and messages give it; `url` is the workspace's address."""
        if self.deleted:
            return {"id": self.id, "mode": "tombstone"}
        ending = self.name.rpartition(".")[2].lower() if "." in self.name else "binary"
        kind = KNOWN.get(self.mimetype.partition("/")[2], ending)
        link = f"{url}files-pri/{self.id}/{self.name}"
        told: dict[str, Any] = {"id": self.id, "created": self.created, "timestamp": self.created, "name": self.name}
        told |= {"title": self.title or self.name, "mimetype": self.mimetype, "filetype": kind, "user": self.user}
        told |= {"pretty_type": kind.upper(), "editable": False, "size": len(self.content), "mode": "hosted"}
        told |= {"is_external": False, "external_type": "", "is_public": True, "public_url_shared": False}
        told |= {"display_as_bot": False, "username": "", "url_private": link, "url_private_download": link}
        told |= {"permalink": f"{url}files/{self.user}/{self.id}", "has_rich_preview": False}
        told |= {"alt_txt": self.alt_txt} if self.alt_txt else {}
        return told | ({"thumb_360": link, "thumb_480": link} if self.is_picture else {})
