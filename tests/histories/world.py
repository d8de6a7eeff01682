"""Made-up histories of a directory over editions, the truth known: who holds which post, and what is printed of them.

Everything is drawn with numpy over all posts at once, so that a history of two million listed contacts takes seconds;
the words are put in by DuckDB (`rendering.py`). Between two editions people stay, are succeeded (the number passing on
or not), step out and return, move, marry; employers rename their domains; in print a digit or a letter goes wrong, or a
call name is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often things happen: per post and step between editions, or per printed mention, or per employer."""

    succession: float = 0.07
    number_kept: float = 0.6
    mobile_kept: float = 0.3
    step_out: float = 0.02
    move: float = 0.02
    mobile_moves_along: float = 0.7
    new_mobile: float = 0.02
    marriage: float = 0.01
    double_name: float = 0.4
    mail_keeps_maiden_name: float = 0.2
    domain_renamed: float = 0.05
    digit_misprinted: float = 0.01
    letter_misprinted: float = 0.005
    call_name: float = 0.01
    namesake: float = 0.01
    shared_line: float = 0.03
    landline_printed: float = 0.75
    mobile_printed: float = 0.75


@dataclass(slots=True)
class World:
    """The posts and people as they are now. People are numbered in the order in which they come."""

    rng: np.random.Generator
    rates: Rates
    given_share: npt.NDArray[np.float64]
    family_share: npt.NDArray[np.float64]
    employer: Ints
    region: Ints
    landline: Ints
    holder: Ints
    printed: Flags
    given: Ints
    family: Ints
    maiden: Ints
    mail_family: Ints
    mobile: Ints
    domain: Ints
    next_number: int
    handed: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add_people(self, count: int) -> Ints:
        """Let new people come; some bear the name of somebody who is already there."""
        start = len(self.given)
        given = self.rng.choice(len(self.given_share), count, p=self.given_share)
        family = self.rng.choice(len(self.family_share), count, p=self.family_share)
        if start:
            twin = np.flatnonzero(self.rng.random(count) < self.rates.namesake)
            model = self.rng.integers(0, start, len(twin))
            given[twin], family[twin] = self.given[model], self.family[model]
        self.given = np.concatenate([self.given, given])
        self.family = np.concatenate([self.family, family])
        self.maiden = np.concatenate([self.maiden, np.full(count, -1)])
        self.mail_family = np.concatenate([self.mail_family, family])
        self.mobile = np.concatenate([self.mobile, self.take_numbers(count)])
        return np.arange(start, start + count)

    def take_numbers(self, count: int) -> Ints:
        """Give numbers that nobody has had."""
        self.next_number += count
        return np.arange(self.next_number - count, self.next_number)


def found_world(
    posts: int, seed: int, rates: Rates, given_share: npt.NDArray[np.float64], family_share: npt.NDArray[np.float64]
) -> World:
    """Make the posts (about six to an employer, employers in seven regions or in none: agencies) and fill them."""
    rng = np.random.default_rng(seed)
    employers = max(8, posts // 6)
    employer = rng.integers(0, employers, posts)
    region_of = rng.integers(0, 8, employers)
    none = np.zeros(0, dtype=np.int64)
    world = World(
        rng, rates, given_share / given_share.sum(), family_share / family_share.sum(), employer, region_of[employer],
        none, none, np.ones(posts, dtype=bool), none, none, none, none, none,
        np.zeros(employers, dtype=np.int64), 0,
    )  # fmt: skip
    world.landline = world.take_numbers(posts)
    shared = rng.random(posts) < rates.shared_line
    _, first_post, employer_rank = np.unique(employer, return_index=True, return_inverse=True)
    world.landline[shared] = world.landline[first_post[employer_rank[shared]]]
    world.holder = world.add_people(posts)
    return world


def turn_the_page(world: World, edition: int) -> None:
    """Let the time between two editions pass."""
    rng, rates, posts = world.rng, world.rates, len(world.holder)
    returning = ~world.printed
    world.printed = np.ones(posts, dtype=bool)
    draw = rng.random(posts)
    draw[returning] = 1.0
    succeeded = draw < rates.succession
    out = (draw >= rates.succession) & (draw < rates.succession + rates.step_out)
    moving = (draw >= rates.succession + rates.step_out) & (draw < rates.succession + rates.step_out + rates.move)
    _succeed(world, np.flatnonzero(succeeded), edition)
    world.printed[out] = False
    _move(world, np.flatnonzero(moving))
    _marry(world)
    changed = np.flatnonzero(rng.random(len(world.given)) < rates.new_mobile)
    world.mobile[changed] = world.take_numbers(len(changed))
    world.domain[rng.random(len(world.domain)) < rates.domain_renamed] += 1


def _succeed(world: World, posts: Ints, edition: int) -> None:
    """Put new people in posts; the post's number stays, or the mobile goes with the post, or both are new."""
    old = world.holder[posts]
    new = world.add_people(len(posts))
    keeps = world.rng.random(len(posts)) < world.rates.number_kept
    hands_mobile = world.rng.random(len(posts)) < world.rates.mobile_kept
    world.landline[posts[~keeps]] = world.take_numbers(int((~keeps).sum()))
    world.mobile[new[hands_mobile]] = world.mobile[old[hands_mobile]]
    world.holder[posts] = new
    for numbers, chosen in ((world.landline[posts], keeps), (world.mobile[old], hands_mobile)):
        rows = zip(numbers[chosen], old[chosen], new[chosen], strict=True)
        world.handed.extend((edition, int(number), int(giver), int(heir)) for number, giver, heir in rows)


def _move(world: World, posts: Ints) -> None:
    """Let the people of these posts change places in a ring: new numbers on the desks; the mobile may go along."""
    if len(posts) < 2:
        return
    world.holder[posts] = np.roll(world.holder[posts], 1)
    world.landline[posts] = world.take_numbers(len(posts))
    left_behind = world.holder[posts][world.rng.random(len(posts)) >= world.rates.mobile_moves_along]
    world.mobile[left_behind] = world.take_numbers(len(left_behind))


def _marry(world: World) -> None:
    """Give some people another surname, or one more before it; most get a new mail address."""
    rng, rates = world.rng, world.rates
    wed = np.flatnonzero((rng.random(len(world.given)) < rates.marriage) & (world.maiden < 0))
    doubled = rng.random(len(wed)) < rates.double_name
    world.maiden[wed] = np.where(doubled, world.family[wed], -2)
    world.family[wed] = rng.choice(len(world.family_share), len(wed), p=world.family_share)
    follows = rng.random(len(wed)) >= rates.mail_keeps_maiden_name
    world.mail_family[wed[follows]] = world.family[wed[follows]]
