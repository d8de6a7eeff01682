"""How people write the signs of a mail address so that machines do not see them: `(at)`, ` snabel-a `, ` punkt `.

Both are fragments of regular expressions, without groups, to be matched without regard to case.
"""

from __future__ import annotations

_OPEN, _CLOSE = r"\s?[(\[{<]\s?", r"\s?[)\]}>]\s?"
_AT_WORDS = r"snabel-?\s?a"
_AT_ENTITY = r"&(?:#0*64|#x0*40|commat);?"
_DOT_ENTITY = r"&(?:#0*46|#x0*2e|period);?"

HIDDEN_AT = rf"(?:{_OPEN}(?:at|a|{_AT_WORDS}|@){_CLOSE}|\s(?:at|{_AT_WORDS})\s|\s?{_AT_ENTITY}\s?)"
HIDDEN_DOT = rf"(?:{_OPEN}(?:dot|punkt|\.){_CLOSE}|\s(?:dot|punkt)\s|\s?{_DOT_ENTITY}\s?)"
