-- How names are folded and compared, and how evidence is written down.

-- Lower case without accents, hyphens or dots: 'Anna-Karin Åkesson' becomes 'anna karin akesson'.
CREATE OR REPLACE TEMP MACRO identity_fold(printed) AS trim(regexp_replace(
    replace(replace(replace(strip_accents(lower(coalesce(printed, ''))), 'ø', 'o'), 'æ', 'ae'), 'ß', 'ss'),
    '[^a-z]+', ' ', 'g'));

-- One letter for each doubled one that Swedish names write either way.
CREATE OR REPLACE TEMP MACRO identity_undouble(folded) AS
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(folded,
        'nn', 'n'), 'ss', 's'), 'tt', 't'), 'll', 'l'), 'rr', 'r'), 'mm', 'm'), 'kk', 'k'), 'ff', 'f'), 'dd', 'd'), 'pp', 'p');

-- One key for spellings that sound the same: Carlsson and Karlson, Kristina and Christina, Elisabet and Elisabeth.
CREATE OR REPLACE TEMP MACRO identity_spell(folded) AS identity_undouble(regexp_replace(replace(replace(regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(folded,
        'ph', 'f'), 'th', 't'), 'ch', 'k'), 'ck', 'k'), 'w', 'v'), 'z', 's'), 'q', 'k'), 'dt', 't'),
    'c([eiy])', 's\1', 'g'), 'c', 'k'), 'hj', 'j'), 'ah|oh', 'a', 'g'));

-- A word that differs by a letter (two in a long word), where it is long enough to tell.
CREATE OR REPLACE TEMP MACRO identity_misspelt(a, b) AS
    length(a) >= 4 AND length(b) >= 4 AND abs(length(a) - length(b)) <= 1
    AND damerau_levenshtein(a, b) <= CASE WHEN length(a) >= 9 AND length(b) >= 9 THEN 2 ELSE 1 END;
-- A short word of which one letter is another: too little by itself.
CREATE OR REPLACE TEMP MACRO identity_letter_off(a, b) AS
    length(a) = length(b) AND length(a) >= 3 AND damerau_levenshtein(a, b) = 1;

-- A given name cut short: the same beginning, or the shorter one whole within the longer (Hedda, Nilla).
CREATE OR REPLACE TEMP MACRO identity_clipped(a, b) AS
    left(a, 3) = left(b, 3) OR length(a) >= 4 AND contains(b, a) OR length(b) >= 4 AND contains(a, b);
-- Whether a mailbox holds a given name: anywhere, or a short one (`Bo`) as a word of its own; an initial is in too many to tell.
CREATE OR REPLACE TEMP MACRO identity_holds(stem, given) AS
    length(given) > 2 AND contains(stem, given) OR length(given) = 2 AND list_contains(string_split(stem, '.'), given);
-- Whether a mailbox is made from a name.
CREATE OR REPLACE TEMP MACRO identity_names(stems, given, families) AS list_bool_or(list_transform(stems, lambda s:
    identity_holds(s, given) AND list_bool_or(list_transform(families, lambda f: contains(s, f)))));
-- Whether a mailbox is made from another's name by what its owner's own name would not give: what the two share tells nothing more.
CREATE OR REPLACE TEMP MACRO identity_tells(stems, own_given, own_families, given, families) AS
    identity_names(stems, given, list_filter(families, lambda f: NOT list_contains(own_families, f)))
    OR identity_names(stems, given, families) AND NOT identity_names(stems, own_given, own_families);
-- Whether a mailbox is made from the initial of a given name and a surname, or from both names.
CREATE OR REPLACE TEMP MACRO identity_signs(stems, given, families) AS list_bool_or(list_transform(stems, lambda s:
    (identity_holds(s, given) OR left(s, 1) = left(given, 1)) AND list_bool_or(list_transform(families, lambda f: length(f) > 3 AND contains(s, f)))));
-- Whether a mailbox is nothing but the beginnings of a given name and a surname, in either order: `eva.n`, `evanor`.
CREATE OR REPLACE TEMP MACRO identity_begins(stem, one, other) AS list_bool_or(list_transform(range(1, length(stem)),
    lambda i: starts_with(one, left(stem, i)) AND starts_with(other, substr(stem, i + 1))));
CREATE OR REPLACE TEMP MACRO identity_made(stems, given, families) AS list_bool_or(list_transform(stems, lambda s:
    list_bool_or(list_transform(families, lambda f: identity_begins(replace(s, '.', ''), given, f) OR identity_begins(replace(s, '.', ''), f, given)))));
-- Whether a mailbox is made from a given name and both of two surnames: those of one person, before and after.
CREATE OR REPLACE TEMP MACRO identity_joins(stems, given, families, others) AS
    list_bool_or(list_transform(stems, lambda s: identity_holds(s, given)
        AND list_bool_or(list_transform(families, lambda f: contains(s, f))) AND list_bool_or(list_transform(others, lambda f: contains(s, f)))));

-- Whether some of these numbers differs by one digit from one of others.
CREATE OR REPLACE TEMP MACRO identity_near(numbers, others) AS list_bool_or(list_transform(numbers,
    lambda p: list_bool_or(list_transform(others, lambda q: damerau_levenshtein(p, q) = 1))));

-- Whether some of these numbers is not among others, nor a misprint of one of them.
CREATE OR REPLACE TEMP MACRO identity_lacks(numbers, others) AS list_bool_or(list_transform(numbers,
    lambda p: NOT list_bool_or(list_transform(others, lambda q: damerau_levenshtein(p, q) <= 1))));

-- Whether every word of some given names is among others, an initial standing for a name that begins with it.
CREATE OR REPLACE TEMP MACRO identity_agree(words, others) AS list_bool_and(list_transform(words, lambda s: list_bool_or(list_transform(others,
    lambda o: s = o OR (length(s) = 1 OR length(o) = 1) AND left(s, 1) = left(o, 1)))));
-- Whether an initial begins one of the forms of a given name: the `E.` of Elisabeth is one of Lisa.
CREATE OR REPLACE TEMP MACRO identity_begins_one(initial, forms) AS length(initial) = 1
    AND list_bool_or(list_transform(forms, lambda f: left(f, 1) = identity_spell(initial)));

-- One piece of evidence with the weight that rules.csv gives it, or that plus `bits`.
CREATE OR REPLACE TEMP MACRO identity_rule(kind_) AS
    {'kind': kind_, 'weight': struct_extract(getvariable('identity_weights'), kind_)};
CREATE OR REPLACE TEMP MACRO identity_weigh(kind_, bits) AS
    {'kind': kind_, 'weight': round(greatest(0.0, bits + struct_extract(getvariable('identity_weights'), kind_)), 1)};

-- What a piece of evidence tells: its kind, its weight and what it was seen in.
CREATE OR REPLACE TEMP MACRO identity_tell(kind_, detail_) AS
    {'kind': kind_, 'weight': struct_extract(getvariable('identity_weights'), kind_), 'detail': detail_};
CREATE OR REPLACE TEMP MACRO identity_common(a, b) AS array_to_string(list_sort(list_intersect(a, b)), ', ');
CREATE OR REPLACE TEMP MACRO identity_each(a, b) AS CASE WHEN a = b THEN a ELSE a || ' / ' || b END;
CREATE OR REPLACE TEMP MACRO identity_lists(a, b) AS array_to_string(a, ', ') || ' / ' || array_to_string(b, ', ');
