-- Step 5: what speaks for and against each candidate pair, aspect by aspect, each by a rule of rules.csv. The joins carry
-- whole profiles, so they are made slice by slice.

{into_temp} identity_scored {as}
WITH named AS (
    SELECT l, r,
        CASE WHEN a.full_name = b.full_name THEN identity_weigh('same_name', least(22.0, a.given_bits + a.family_bits))
             WHEN a.given = b.given THEN identity_weigh('same_given_name', a.given_bits)
             WHEN list_has_any(a.given_forms, b.given_forms) THEN identity_weigh('nickname', least(a.given_bits, b.given_bits))
             WHEN identity_agree(a.givens, b.givens) OR identity_agree(b.givens, a.givens) THEN
                 CASE WHEN list_has_any(a.givens, b.givens) THEN identity_weigh('part_of_given_name', least(a.given_bits, b.given_bits))
                      WHEN identity_names(a.stems, b.given, a.families) THEN identity_weigh('initial_by_mail', b.given_bits)
                      WHEN identity_names(b.stems, a.given, b.families) THEN identity_weigh('initial_by_mail', a.given_bits)
                      ELSE identity_rule('given_initial') END
             WHEN length(a.given) = 1 OR length(b.given) = 1 THEN identity_rule('other_given_name')
             WHEN NOT (a.given_known AND b.given_known) AND (identity_misspelt(a.given, b.given)
                     OR identity_letter_off(a.given, b.given) AND list_has_any(a.addresses, b.addresses))
                 THEN identity_weigh('given_misspelt', least(a.given_bits, b.given_bits))
             WHEN a.family_spelling = b.family_spelling AND list_has_any(a.stems, b.stems) AND NOT list_has_any(a.editions, b.editions)
                     AND identity_clipped(a.given, b.given)
                     AND (identity_names(a.stems, a.given, a.families) OR identity_names(b.stems, b.given, b.families))
                 THEN identity_weigh('call_name_by_mail', least(a.given_bits, b.given_bits))
             WHEN a.family_spelling = b.family_spelling AND list_has_any(a.addresses, b.addresses) AND NOT list_has_any(a.editions, b.editions)
                     AND (identity_names(a.stems, a.given, a.families) OR identity_names(b.stems, b.given, b.families))
                 THEN identity_rule('second_given_name')
             ELSE identity_rule('other_given_name') END AS called,
        CASE WHEN a.full_name = b.full_name THEN NULL
             WHEN a.family = b.family THEN identity_weigh('same_surname', a.family_bits)
             WHEN a.family_spelling = b.family_spelling THEN identity_weigh('surname_spelling', least(a.family_bits, b.family_bits))
             WHEN list_has_any(a.families, b.families) OR list_contains(b.givens[2:], a.family)
                     OR list_contains(a.givens[2:], b.family)
                  THEN identity_weigh('double_surname', least(a.family_bits, b.family_bits))
             WHEN NOT (a.family_known AND b.family_known) AND identity_misspelt(a.family, b.family)
                 THEN identity_weigh('surname_misspelt', least(a.family_bits, b.family_bits))
             ELSE identity_rule('other_surname') END AS surname,
        CASE WHEN list_has_any(a.addresses, b.addresses) THEN
                 CASE WHEN a.given = b.given AND struct_extract(surname, 'kind') = 'other_surname'
                           AND (identity_names(a.stems, a.given, a.families) OR identity_names(b.stems, b.given, b.families))
                      THEN identity_rule('former_name_same_mail') ELSE identity_rule('same_mail') END
             WHEN list_has_any(a.homes, b.homes) THEN identity_rule('same_mailbox_new_domain')
             WHEN a.full_name <> b.full_name AND struct_extract(called, 'kind') <> 'initial_by_mail'
                     AND (identity_names(a.stems, b.given, b.families) OR identity_names(b.stems, a.given, a.families))
                 THEN CASE WHEN list_has_any(a.families, b.families) THEN identity_rule('mail_says_other_name')
                           WHEN list_has_any(a.stems, b.stems) THEN identity_rule('mail_keeps_former_name')
                           WHEN identity_joins(a.stems, a.given, a.families, b.families) OR identity_joins(b.stems, b.given, b.families, a.families)
                           THEN identity_rule('mail_joins_names') ELSE identity_rule('mail_says_other_name') END
             WHEN len(a.stems) = 0 OR len(b.stems) = 0 THEN NULL
             WHEN list_has_any(a.stems, b.stems) THEN
                 CASE WHEN list_has_any(a.houses, b.houses) THEN identity_rule('numbered_apart')
                      WHEN a.is_plain_mail AND b.is_plain_mail OR identity_made(a.stems, a.given, a.families) AND identity_made(b.stems, b.given, b.families)
                      THEN identity_rule('same_local_part')
                      ELSE identity_rule('same_odd_local_part') END
             WHEN a.family <> b.family THEN
                 CASE WHEN a.is_plain_mail AND b.is_plain_mail AND NOT list_has_any(a.families, b.families)
                           AND (a.family_spelling = b.family_spelling OR identity_misspelt(a.family, b.family))
                      THEN identity_rule('own_spelling_each') END
             WHEN list_has_any(a.houses, b.houses) THEN
                 CASE WHEN a.given <> b.given AND a.is_plain_mail AND b.is_plain_mail THEN identity_rule('own_spelling_each')
                      ELSE identity_rule('other_mailbox') END
             ELSE identity_rule('other_mail') END AS mail,
        CASE WHEN list_has_any(a.own_numbers, b.own_numbers) THEN
                 CASE WHEN len(list_intersect(a.own_numbers, b.own_numbers)) > 1 THEN identity_rule('two_numbers')
                      WHEN list_has_any(a.mobiles, b.mobiles) THEN identity_rule('same_mobile')
                      WHEN list_has_any(a.families, b.families) OR a.family_spelling = b.family_spelling THEN
                          CASE WHEN len(a.mobiles) > 0 AND len(b.mobiles) > 0 THEN identity_rule('line_other_mobile') ELSE identity_rule('same_landline') END
                      WHEN len(a.mobiles) > 0 AND len(b.mobiles) > 0 THEN identity_rule('desk_other_mobile')
                      ELSE identity_rule('desk_number') END
             WHEN list_has_any(a.phones, b.phones) THEN
                 CASE WHEN struct_extract(surname, 'kind') = 'other_surname' THEN identity_rule('new_name_shared_line') ELSE identity_rule('shared_line') END
             WHEN len(a.phones) = 0 OR len(b.phones) = 0 THEN NULL
             WHEN a.given = b.given AND a.region_id = b.region_id AND list_bool_or(list_transform(a.phones, lambda p: list_bool_or(list_transform(b.phones, lambda q: damerau_levenshtein(p, q) = 1))))
                 THEN identity_rule('near_number')
             WHEN struct_extract(surname, 'kind') = 'other_surname' THEN identity_rule('new_name_new_number')
             WHEN len(a.mobiles) > 0 AND len(b.mobiles) > 0 THEN identity_rule('other_mobile')
             ELSE identity_rule('other_number') END AS phone,
        CASE WHEN a.region_id = b.region_id THEN identity_rule('same_region')
             WHEN a.region_id <> b.region_id THEN identity_rule('other_region')
             WHEN NOT list_has_any(a.list_names, b.list_names) THEN identity_rule('other_list')
             WHEN a.region_id IS NULL AND b.region_id IS NULL AND a.org_id = b.org_id THEN identity_rule('same_staff') END AS region,
        CASE WHEN list_has_any(a.addresses, b.addresses) OR list_has_any(a.homes, b.homes) THEN NULL
             WHEN a.org_id = b.org_id OR list_has_any(a.houses, b.houses) THEN identity_rule('same_employer')
             WHEN a.region_id = b.region_id AND list_has_any(a.phones, b.phones) THEN NULL
             WHEN a.org_id <> b.org_id OR (len(a.houses) > 0 AND len(b.houses) > 0) THEN identity_rule('other_employer') END AS employer,
        CASE WHEN list_has_any(a.titles, b.titles) THEN identity_rule('same_title') END AS title,
        CASE WHEN len(a.audiences) = 0 OR len(b.audiences) = 0 THEN NULL
             WHEN list_has_any(a.audiences, b.audiences) THEN identity_rule('same_audience')
             ELSE identity_rule('other_audience') END AS audience,
        CASE WHEN a.last_to < b.first_from AND a.last_to >= b.awaited_since OR b.last_to < a.first_from AND b.last_to >= a.awaited_since
                 THEN CASE WHEN a.full_name <> b.full_name OR list_has_any(a.houses, b.houses) THEN identity_rule('next_edition')
                           ELSE identity_rule('moves_at_once') END
             WHEN greatest(date_diff('day', a.last_to, b.first_from), date_diff('day', b.last_to, a.first_from)) > 6 * 365
                 THEN identity_rule('long_gap') END AS time,
        CASE WHEN struct_extract(employer, 'kind') = 'other_employer' AND NOT list_has_any(a.phones, b.phones) AND NOT list_has_any(a.editions, b.editions)
                  AND a.first_to <= b.last_from AND b.first_to <= a.last_from THEN identity_rule('at_two_places') END AS places,
        CASE WHEN a.full_name IN (SELECT full_name FROM identity_twice) AND a.full_name = b.full_name
                  AND NOT list_has_any(a.homes, b.homes) AND NOT list_has_any(a.own_numbers, b.own_numbers)
             THEN identity_rule('two_of_the_name') END AS twice,
        CASE WHEN struct_extract(surname, 'kind') = 'other_surname' AND a.place = b.place
                  AND (a.name_from < b.first_from AND a.name_to > b.last_to OR b.name_from < a.first_from AND b.name_to > a.last_to)
             THEN identity_rule('name_comes_back') END AS back,
        CASE WHEN struct_extract(surname, 'kind') = 'other_surname' AND a.given <> b.given AND mail IS NULL
                  AND NOT identity_names(a.stems, b.given, a.families) AND NOT identity_names(b.stems, a.given, b.families)
             THEN identity_rule('no_name_as_printed') END AS both_names,
        CASE WHEN NOT list_has_any(a.editions, b.editions) THEN NULL
             WHEN list_has_any(a.addresses, b.addresses) THEN NULL
             WHEN a.full_name = b.full_name AND list_has_any(a.phones, b.phones)
                  AND (mail IS NULL OR struct_extract(mail, 'kind') NOT IN ('other_mailbox', 'numbered_apart')
                       OR list_has_any(a.mobiles, b.mobiles) OR len(a.mobiles) = 0 OR len(b.mobiles) = 0) THEN NULL
             WHEN a.full_name = b.full_name AND NOT list_has_any(a.lists, b.lists)
                  AND (len(a.emails) + len(a.phones) = 0 OR len(b.emails) + len(b.phones) = 0) THEN NULL
             ELSE identity_rule('in_one_edition') END AS edition,
        CASE WHEN edition IS NULL AND list_has_any(a.editions, b.editions) AND len(a.stems) > 0 AND len(b.stems) > 0
                  AND (NOT list_has_any(a.addresses, b.addresses) OR len(a.mobiles) > 0 AND len(b.mobiles) > 0 AND NOT list_has_any(a.mobiles, b.mobiles))
             THEN identity_rule('printed_twice') END AS doubled,
        CASE WHEN (a.full_name = b.full_name OR a.family = b.family AND (length(a.given) = 1 OR length(b.given) = 1))
                  AND (list_has_any(a.addresses, b.addresses) OR list_has_any(a.homes, b.homes))
                  AND len(a.mobiles) > 0 AND len(b.mobiles) > 0 AND NOT list_has_any(a.mobiles, b.mobiles)
                  AND (a.last_to < b.first_from OR b.last_to < a.first_from)
                  AND (time IS NULL OR struct_extract(time, 'kind') = 'long_gap'
                       OR a.full_name IN (SELECT full_name FROM identity_twice) OR b.full_name IN (SELECT full_name FROM identity_twice))
             THEN identity_rule('mailbox_may_be_inherited') END AS inherited
    FROM (FROM identity_pair WHERE l BETWEEN {first} AND {last})
    JOIN (FROM identity_profile WHERE pid BETWEEN {first} AND {last}) a ON a.pid = l
    JOIN (FROM identity_profile WHERE pid IN (SELECT r FROM identity_pair WHERE l BETWEEN {first} AND {last})) b ON b.pid = r
),
decided AS (
    SELECT least(a.pid, b.pid) AS l, greatest(a.pid, b.pid) AS r, arg_max(d.verdict, d.verdict = 'different') AS verdict
    FROM identity_decision d JOIN identity_member a ON a.rid = d.left_rid JOIN identity_member b ON b.rid = d.right_rid GROUP BY ALL
),
added AS (
    SELECT n.*, CASE d.verdict WHEN 'same' THEN identity_rule('decided_same') WHEN 'different' THEN identity_rule('decided_different') END AS decision,
           CASE WHEN mail.kind IN ('same_mail', 'former_name_same_mail', 'same_mailbox_new_domain') OR phone.kind IN ('two_numbers', 'same_mobile', 'same_landline', 'line_other_mobile', 'desk_number', 'desk_other_mobile')
                THEN {'kind': 'start_narrowed', 'weight': greatest(-9.0, getvariable('identity_start'))}
                WHEN time.kind = 'moves_at_once' AND twice IS NULL THEN {'kind': 'start_at_once', 'weight': getvariable('identity_start_at_once')}
                WHEN (region.kind <> 'same_region' OR employer.kind = 'other_employer') AND coalesce(region.kind <> 'same_region', true)
                     AND coalesce(employer.kind <> 'same_employer', true) AND coalesce(time.kind = 'long_gap', true)
                THEN {'kind': 'start_anywhere', 'weight': getvariable('identity_start_anywhere')}
                ELSE {'kind': 'start', 'weight': getvariable('identity_start')} END AS start
    FROM named n LEFT JOIN decided d USING (l, r)
),
summed AS (
    SELECT *, list_filter([called, surname, mail, phone, region, employer, title, audience, time, places, twice, back, both_names, edition, doubled, inherited, decision, start],
                          lambda e: e IS NOT NULL) AS evidence
    FROM added
),
scored AS (SELECT *, round(list_sum(list_transform(evidence, lambda e: e.weight)), 1) AS score FROM summed)
SELECT l, r, score, evidence, decision.kind AS decided, called.kind = 'second_given_name' AS is_second_name,
       decision IS NULL AND (edition IS NOT NULL OR called.kind = 'other_given_name') OR coalesce(decision.kind = 'decided_different', false) AS is_hard,
       CASE WHEN decision.kind = 'decided_same' THEN 'same'
            WHEN decision.kind = 'decided_different' OR edition IS NOT NULL THEN 'different'
            WHEN called.kind = 'other_given_name' THEN
                CASE WHEN mail.kind IN ('same_mail', 'same_mailbox_new_domain') AND surname.kind = 'same_surname' THEN 'unsure' ELSE 'different' END
            WHEN score >= getvariable('identity_weights').threshold_same AND mail.kind = 'numbered_apart' THEN 'unsure'
            WHEN score >= getvariable('identity_weights').threshold_same THEN 'same'
            WHEN score <= getvariable('identity_weights').threshold_different THEN 'different'
            -- Nothing but a name speaks for one, time or place against it, and the balance for two: nobody could say more.
            WHEN score <= 0 AND start.kind = 'start_anywhere' AND (time.kind = 'long_gap' OR places IS NOT NULL) THEN 'different'
            ELSE 'unsure' END AS verdict
FROM scored;
