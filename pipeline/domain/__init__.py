"""Types that the stages hand to each other: frozen, slotted, and without behaviour that needs a library."""
