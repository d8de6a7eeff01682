"""The media types of mails (RFC 5322) and of pages that a browser saved with all that belongs to them (RFC 2557)."""

from __future__ import annotations

MAIL = "message/rfc822"
MHTML = "multipart/related"
WEBARCHIVE = "application/x-webarchive"
SUFFIXES = {MAIL: ".eml", MHTML: ".mhtml", WEBARCHIVE: ".webarchive"}
