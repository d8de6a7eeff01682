"""Whether a printed block speaks of someone who was erased: surely, perhaps, or not.

Surely: the name is theirs and nothing speaks for a namesake, or the mail address is theirs and the name is like theirs.
Perhaps: only a part fits (a damaged or shortened name, a namesake with another address, an address handed on); then
nothing of it is published until a steward says whether it is the same person.
"""

from __future__ import annotations

from typing import Literal

from pipeline.domain.statements import Mention
from pipeline.publish.erasure.likeness import FAMILY, INITIAL, PAIR, is_shortened
from pipeline.publish.erasure.registry import Blocklist
from pipeline.publish.erasure.telling import gives_number

Judgement = Literal["erased", "perhaps", "other"]


def judge_mention(mention: Mention, blocklist: Blocklist) -> Judgement:
    """Judge one printed block, whatever stewards said of it.

    Args:
        mention: The block; verbatim or normalized.
        blocklist: Who was erased.
    """
    if mention.entity_type != "person":
        return "other"
    names, mails, phones = (_list_texts(mention, kind) for kind in ("name", "email", "phone"))
    has_mail = any(blocklist.holds("email", mail) for mail in mails)
    if any(blocklist.holds("name", name) for name in names):
        return "perhaps" if mails and not has_mail else "erased"
    shared = frozenset(kind for name in names for kind in blocklist.shared_keys(name))
    if has_mail:
        return "erased" if shared or not names else "perhaps"
    has_phone = any(gives_number(phone, blocklist) for phone in phones)
    is_like = PAIR in shared or (INITIAL in shared and any(is_shortened(name) for name in names))
    return "perhaps" if is_like or (has_phone and FAMILY in shared) else "other"


def name_subject(mention: Mention, blocklist: Blocklist) -> str:
    """What a decision on a person who may be erased speaks of: the same for the same name with the same address."""
    reach = mention.first("email") or mention.first("phone") or ""
    return blocklist.name_namesake(mention.first("name") or "", reach)


def _list_texts(mention: Mention, property_: str) -> tuple[str, ...]:
    """Values of one property as printed and as published; several names in one cell count one by one."""
    said = [s for s in mention.statements if s.property == property_]
    return tuple(dict.fromkeys(text for s in said for text in (s.value, s.raw_text)))
