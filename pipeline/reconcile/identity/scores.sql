-- Step 5: what speaks for and against each candidate pair, aspect by aspect, each by a rule of rules.csv. The joins carry
-- whole profiles, so they are made slice by slice. What an aspect says of another stands in a query around that one: named
-- beside it, DuckDB would write it out anew at every place, and plan the statement four times as long.

{into_temp} identity_scored {as}
WITH paired AS (
    FROM (FROM identity_pair WHERE l BETWEEN {first} AND {last})
    JOIN (SELECT COLUMNS('(.+)') AS 'a_\1' FROM identity_profile WHERE pid BETWEEN {first} AND {last}) ON a_pid = l
    JOIN (SELECT COLUMNS('(.+)') AS 'b_\1' FROM identity_profile WHERE pid IN (SELECT r FROM identity_pair WHERE l BETWEEN {first} AND {last})) ON b_pid = r
),
by_name AS (
    SELECT *,
        CASE WHEN a_full_name = b_full_name THEN identity_weigh('same_name', least(22.0, a_given_bits + a_family_bits))
             WHEN a_given = b_given THEN identity_weigh('same_given_name', a_given_bits)
             WHEN list_has_any(a_given_forms, b_given_forms) THEN identity_weigh('nickname', least(a_given_bits, b_given_bits))
             WHEN identity_agree(a_givens, b_givens) OR identity_agree(b_givens, a_givens) THEN
                 CASE WHEN list_has_any(a_givens, b_givens) THEN identity_weigh('part_of_given_name', least(a_given_bits, b_given_bits))
                      WHEN identity_names(a_stems, b_given, a_families) THEN identity_weigh('initial_by_mail', b_given_bits)
                      WHEN identity_names(b_stems, a_given, b_families) THEN identity_weigh('initial_by_mail', a_given_bits)
                      ELSE identity_rule('given_initial') END
             WHEN length(a_given) = 1 OR length(b_given) = 1 THEN
                 CASE WHEN identity_begins_one(a_given, b_given_forms) OR identity_begins_one(b_given, a_given_forms)
                      THEN identity_rule('given_initial') ELSE identity_rule('other_given_name') END
             WHEN NOT (a_given_known AND b_given_known) AND (identity_misspelt(a_given, b_given)
                     OR identity_letter_off(a_given, b_given) AND list_has_any(a_addresses, b_addresses))
                 THEN identity_weigh('given_misspelt', least(a_given_bits, b_given_bits))
             WHEN a_family_spelling = b_family_spelling AND list_has_any(a_stems, b_stems) AND NOT list_has_any(a_editions, b_editions)
                     AND identity_clipped(a_given, b_given)
                     AND (identity_names(a_stems, a_given, a_families) OR identity_names(b_stems, b_given, b_families))
                 THEN identity_weigh('call_name_by_mail', least(a_given_bits, b_given_bits))
             WHEN a_family_spelling = b_family_spelling AND list_has_any(a_addresses, b_addresses) AND NOT list_has_any(a_editions, b_editions)
                     AND (identity_names(a_stems, a_given, a_families) OR identity_names(b_stems, b_given, b_families))
                 THEN identity_rule('second_given_name')
             ELSE identity_rule('other_given_name') END AS called,
        CASE WHEN a_full_name = b_full_name THEN NULL
             WHEN a_family = b_family THEN identity_weigh('same_surname', a_family_bits)
             WHEN a_family_spelling = b_family_spelling THEN identity_weigh('surname_spelling', least(a_family_bits, b_family_bits))
             WHEN list_has_any(a_families, b_families) OR list_contains(b_givens[2:], a_family)
                     OR list_contains(a_givens[2:], b_family)
                  THEN identity_weigh('double_surname', least(a_family_bits, b_family_bits))
             WHEN NOT (a_family_known AND b_family_known) AND identity_misspelt(a_family, b_family)
                 THEN identity_weigh('surname_misspelt', least(a_family_bits, b_family_bits))
             ELSE identity_rule('other_surname') END AS surname
    FROM paired
),
by_reach AS (
    SELECT *,
        CASE WHEN list_has_any(a_addresses, b_addresses) THEN
                 CASE WHEN a_given = b_given AND surname.kind = 'other_surname'
                           AND (identity_signs(a_stems, a_given, a_families) OR identity_signs(b_stems, b_given, b_families))
                      THEN identity_rule('former_name_same_mail') ELSE identity_rule('same_mail') END
             WHEN list_has_any(a_homes, b_homes) THEN identity_rule('same_mailbox_new_domain')
             WHEN list_has_any(a_stems, b_stems) AND list_has_any(a_houses, b_houses) THEN identity_rule('numbered_apart')
             WHEN a_full_name <> b_full_name AND called.kind <> 'initial_by_mail'
                     AND (identity_tells(a_stems, a_given, a_families, b_given, b_families)
                          OR identity_tells(b_stems, b_given, b_families, a_given, a_families)
                          OR list_has_any(a_stems, b_stems) AND (identity_names(a_stems, b_given, b_families) OR identity_names(b_stems, a_given, a_families)))
                 THEN CASE WHEN list_has_any(a_families, b_families) THEN identity_rule('mail_says_other_name')
                           WHEN list_has_any(a_stems, b_stems) THEN identity_rule('mail_keeps_former_name')
                           WHEN identity_joins(a_stems, a_given, a_families, b_families) OR identity_joins(b_stems, b_given, b_families, a_families)
                           THEN identity_rule('mail_joins_names') ELSE identity_rule('mail_says_other_name') END
             WHEN len(a_stems) = 0 OR len(b_stems) = 0 THEN NULL
             WHEN list_has_any(a_stems, b_stems) THEN
                 CASE WHEN a_is_plain_mail AND b_is_plain_mail OR identity_made(a_stems, a_given, a_families) AND identity_made(b_stems, b_given, b_families)
                      THEN identity_rule('same_local_part')
                      ELSE identity_rule('same_odd_local_part') END
             WHEN a_family <> b_family THEN
                 CASE WHEN a_is_plain_mail AND b_is_plain_mail AND NOT list_has_any(a_families, b_families)
                           AND (a_family_spelling = b_family_spelling OR identity_misspelt(a_family, b_family))
                      THEN identity_rule('own_spelling_each') END
             WHEN list_has_any(a_houses, b_houses) THEN
                 CASE WHEN a_given <> b_given AND a_is_plain_mail AND b_is_plain_mail THEN identity_rule('own_spelling_each')
                      ELSE identity_rule('other_mailbox') END
             ELSE identity_rule('other_mail') END AS mail,
        CASE WHEN list_has_any(a_own_numbers, b_own_numbers) THEN
                 CASE WHEN len(list_intersect(a_own_numbers, b_own_numbers)) > 1 THEN identity_rule('two_numbers')
                      WHEN list_has_any(a_mobiles, b_mobiles) THEN identity_rule('same_mobile')
                      WHEN list_has_any(a_families, b_families) OR a_family_spelling = b_family_spelling THEN
                          CASE WHEN len(a_mobiles) > 0 AND len(b_mobiles) > 0 THEN identity_rule('line_other_mobile') ELSE identity_rule('same_landline') END
                      WHEN len(a_mobiles) > 0 AND len(b_mobiles) > 0 THEN identity_rule('desk_other_mobile')
                      ELSE identity_rule('desk_number') END
             WHEN list_has_any(a_phones, b_phones) THEN
                 CASE WHEN surname.kind = 'other_surname' THEN identity_rule('new_name_shared_line') ELSE identity_rule('shared_line') END
             WHEN len(a_phones) = 0 OR len(b_phones) = 0 THEN NULL
             WHEN a_given = b_given AND a_region_id = b_region_id AND identity_near(a_phones, b_phones)
                 THEN CASE WHEN identity_near(a_mobiles, b_mobiles) THEN identity_rule('near_mobile') ELSE identity_rule('near_number') END
             WHEN surname.kind = 'other_surname' THEN identity_rule('new_name_new_number')
             WHEN len(a_mobiles) > 0 AND len(b_mobiles) > 0 THEN identity_rule('other_mobile')
             ELSE identity_rule('other_number') END AS phone,
        CASE WHEN a_region_id = b_region_id THEN identity_rule('same_region')
             WHEN a_region_id <> b_region_id THEN
                 CASE WHEN surname.kind = 'other_surname' AND list_has_any(a_mobiles, b_mobiles) THEN identity_rule('mobile_elsewhere')
                      ELSE identity_rule('other_region') END
             WHEN NOT list_has_any(a_list_names, b_list_names) THEN identity_rule('other_list')
             WHEN a_region_id IS NULL AND b_region_id IS NULL AND a_org_id = b_org_id THEN identity_rule('same_staff') END AS region,
        CASE WHEN list_has_any(a_addresses, b_addresses) OR list_has_any(a_homes, b_homes) THEN NULL
             WHEN a_org_id = b_org_id OR list_has_any(a_houses, b_houses) THEN identity_rule('same_employer')
             WHEN a_region_id = b_region_id AND list_has_any(a_phones, b_phones) THEN NULL
             WHEN a_org_id <> b_org_id OR (len(a_houses) > 0 AND len(b_houses) > 0) THEN identity_rule('other_employer') END AS employer,
        CASE WHEN list_has_any(a_titles, b_titles) THEN identity_rule('same_title') END AS title,
        CASE WHEN len(a_audiences) = 0 OR len(b_audiences) = 0 THEN NULL
             WHEN list_has_any(a_audiences, b_audiences) THEN identity_rule('same_audience')
             ELSE identity_rule('other_audience') END AS audience,
        CASE WHEN a_last_to < b_first_from AND a_last_to >= b_awaited_since OR b_last_to < a_first_from AND b_last_to >= a_awaited_since
                 THEN CASE WHEN a_full_name <> b_full_name OR list_has_any(a_houses, b_houses) THEN identity_rule('next_edition')
                           ELSE identity_rule('moves_at_once') END
             WHEN greatest(date_diff('day', a_last_to, b_first_from), date_diff('day', b_last_to, a_first_from)) > 6 * 365
                 THEN identity_rule('long_gap') END AS time
    FROM by_name
),
-- A surname is new and no mailbox tells of the former one: what else is new at once speaks for a successor.
by_change AS (
    SELECT *, coalesce(surname.kind = 'other_surname', false) AND list_has_any(a_own_numbers, b_own_numbers)
              AND coalesce(mail.kind IN ('other_mail', 'other_mailbox', 'same_local_part'), true) AS is_name_alone_new
    FROM by_reach
),
by_place AS (
    SELECT *,
        CASE WHEN employer.kind = 'other_employer' AND NOT list_has_any(a_phones, b_phones) AND NOT list_has_any(a_editions, b_editions)
                  AND a_first_to <= b_last_from AND b_first_to <= a_last_from THEN identity_rule('at_two_places') END AS places,
        CASE WHEN a_full_name IN (SELECT full_name FROM identity_twice) AND a_full_name = b_full_name
                  AND NOT list_has_any(a_homes, b_homes) AND NOT list_has_any(a_own_numbers, b_own_numbers)
             THEN identity_rule('two_of_the_name') END AS twice,
        CASE WHEN surname.kind = 'other_surname' AND a_place = b_place
                  AND (a_name_from < b_first_from AND a_name_to > b_last_to OR b_name_from < a_first_from AND b_name_to > a_last_to)
             THEN identity_rule('name_comes_back') END AS back,
        CASE WHEN is_name_alone_new AND len(a_titles) > 0 AND len(b_titles) > 0 AND title IS NULL THEN identity_rule('new_name_new_title') END AS post,
        CASE WHEN is_name_alone_new AND audience.kind = 'other_audience' THEN identity_rule('new_name_new_audience') END AS served,
        CASE WHEN is_name_alone_new AND a_org_id <> b_org_id AND NOT list_has_any(a_houses, b_houses) AND employer IS NULL
             THEN identity_rule('new_name_new_employer') END AS house,
        CASE WHEN NOT is_name_alone_new THEN NULL
             WHEN identity_lacks(a_phones, b_phones) AND identity_lacks(b_phones, a_phones) THEN identity_rule('new_name_number_replaced')
             WHEN identity_lacks(a_phones, b_phones) OR identity_lacks(b_phones, a_phones) THEN identity_rule('new_name_number_more') END AS numbers,
        CASE WHEN surname.kind = 'other_surname' AND a_given <> b_given AND mail IS NULL
                  AND NOT identity_names(a_stems, b_given, a_families) AND NOT identity_names(b_stems, a_given, b_families)
             THEN identity_rule('no_name_as_printed') END AS both_names,
        CASE WHEN NOT list_has_any(a_editions, b_editions) THEN NULL
             WHEN list_has_any(a_addresses, b_addresses)
                  AND (coalesce(surname.kind <> 'other_surname', true) OR len(a_phones) = 0 OR len(b_phones) = 0 OR list_has_any(a_phones, b_phones)) THEN NULL
             WHEN a_full_name = b_full_name AND list_has_any(a_phones, b_phones)
                  AND (mail IS NULL OR mail.kind NOT IN ('other_mailbox', 'numbered_apart')
                       OR list_has_any(a_mobiles, b_mobiles)) THEN NULL
             WHEN a_full_name = b_full_name AND NOT list_has_any(a_lists, b_lists)
                  AND (len(a_emails) + len(a_phones) = 0 OR len(b_emails) + len(b_phones) = 0) THEN NULL
             ELSE identity_rule('in_one_edition') END AS edition,
        CASE WHEN (a_full_name = b_full_name OR a_family = b_family AND (length(a_given) = 1 OR length(b_given) = 1))
                  AND (list_has_any(a_addresses, b_addresses) OR list_has_any(a_homes, b_homes))
                  AND len(a_mobiles) > 0 AND len(b_mobiles) > 0 AND NOT list_has_any(a_mobiles, b_mobiles)
                  AND (a_last_to < b_first_from OR b_last_to < a_first_from)
                  AND (time IS NULL OR time.kind = 'long_gap'
                       OR a_full_name IN (SELECT full_name FROM identity_twice) OR b_full_name IN (SELECT full_name FROM identity_twice))
             THEN identity_rule('mailbox_may_be_inherited')
             WHEN a_full_name = b_full_name AND (len(a_stems) = 0) <> (len(b_stems) = 0) AND len(a_emails) > 0 AND len(b_emails) > 0
                  AND phone.kind IN ('same_landline', 'line_other_mobile', 'shared_line')
                  AND (a_last_to < b_first_from OR b_last_to < a_first_from)
             THEN identity_rule('mailbox_of_the_post') END AS inherited
    FROM by_change
),
named AS (
    SELECT *,
        CASE WHEN edition IS NULL AND list_has_any(a_editions, b_editions) AND len(a_stems) > 0 AND len(b_stems) > 0
                  AND (NOT list_has_any(a_addresses, b_addresses) OR len(a_mobiles) > 0 AND len(b_mobiles) > 0 AND NOT list_has_any(a_mobiles, b_mobiles))
             THEN identity_rule('printed_twice') END AS doubled
    FROM by_place
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
    SELECT *, list_filter([called, surname, mail, phone, region, employer, title, audience, time, places, twice, back, post, served, house, numbers, both_names, edition, doubled, inherited, decision, start],
                          lambda e: e IS NOT NULL) AS evidence
    FROM added
),
scored AS (
    SELECT *, round(list_sum(list_transform(evidence, lambda e: e.weight)), 1) AS score,
           coalesce(called.kind IN ('same_given_name', 'nickname') AND surname.kind = 'other_surname' AND list_has_any(a_own_numbers, b_own_numbers)
                    AND time.kind = 'next_edition', false) AS is_given_kept
    FROM summed
)
SELECT l, r, score, evidence, decision.kind AS decided, called.kind = 'second_given_name' AS is_second_name,
       decision IS NULL AND (edition IS NOT NULL OR called.kind = 'other_given_name') OR coalesce(decision.kind = 'decided_different', false) AS is_hard,
       CASE WHEN decision.kind = 'decided_same' THEN 'same'
            WHEN decision.kind = 'decided_different' OR edition IS NOT NULL THEN 'different'
            WHEN called.kind = 'other_given_name' THEN
                CASE WHEN mail.kind IN ('same_mail', 'same_mailbox_new_domain') AND surname.kind = 'same_surname' THEN 'unsure' ELSE 'different' END
            WHEN score >= getvariable('identity_weights').threshold_same AND mail.kind = 'numbered_apart' THEN 'unsure'
            WHEN score >= getvariable('identity_weights').threshold_same THEN 'same'
            -- A number that is printed for one and then for another of the same given name is never called handed on unasked.
            WHEN score <= getvariable('identity_weights').threshold_different AND is_given_kept THEN 'unsure'
            WHEN score <= getvariable('identity_weights').threshold_different THEN 'different'
            -- Nothing but a name speaks for one, time or place against it, and the balance for two: nobody could say more.
            WHEN score <= 0 AND start.kind = 'start_anywhere' AND (time.kind = 'long_gap' OR places IS NOT NULL) THEN 'different'
            ELSE 'unsure' END AS verdict
FROM scored;
