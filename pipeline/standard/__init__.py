"""One standard form of one value, for any room that asks whether two printings are the same: numbers, mails, roles."""
