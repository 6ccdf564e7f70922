"""What `--sources` names: files and folders, addresses, services, the project's index, the library, `local` for no web."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.addresses import shown_url, tells_a_secret
from contentgen.errors import UserError
from contentgen.model import Frozen
from contentgen.sources.services import SERVICES

LOCAL = "local"
LIBRARY = "library"
PROJECT = "project"
WORDS = (LOCAL, LIBRARY, PROJECT)


class Wanted(Frozen):
    """The user's choice, taken apart. `library` is `None` where it only fills up what the user's sources lack.

    `project` says that the sources kept in the project's index are among the user's own.
    """

    paths: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    library: bool | None = None
    local: bool = False
    project: bool = False


def is_word(source: str) -> bool:
    """Whether a source is named by a word that we know, not by its path or address; `./arxiv` is a path."""
    return source in WORDS or source.lower() in {service.name for service in SERVICES}


def wanted(sources: Sequence[str]) -> Wanted:
    """Take the choice apart. A name of a service is that service; `./arxiv` is a folder of that name.

    Raises:
        UserError: an address holds a secret, or `local` stands beside an address or a service.

    """
    known = {service.name for service in SERVICES}
    addresses = tuple(each for each in sources if each.lower().startswith(("http://", "https://")))
    for address in addresses:
        if tells_a_secret(address):
            raise UserError(
                f"source {shown_url(address)}: an address with a user, password or key in it would be printed as a "
                "reference; save the page and give its path"
            )
    services = tuple(each for each in sources if each.lower() in known)
    rest = [each for each in sources if each not in (*addresses, *services)]
    local = LOCAL in rest
    if local and (addresses or services):
        other = (*addresses, *services)[0]
        raise UserError(
            f"--sources local opens no connection, so {other} cannot be read beside it; leave one of them out"
        )
    return Wanted(
        paths=tuple(each for each in rest if each not in WORDS),
        addresses=tuple(dict.fromkeys(addresses)),
        services=tuple(dict.fromkeys(each.lower() for each in services)),
        library=True if LIBRARY in rest else None,
        local=local,
        project=PROJECT in rest,
    )
