-- Step 8: the links that are told of, with their evidence in words, slice by slice as the scores.

-- A pair of profiles stands as the two mentions of it that are nearest in time; a profile as the chain of its mentions.
CREATE OR REPLACE TEMP TABLE identity_tie AS
WITH kept AS (
    SELECT s.*, a.label = b.label AS is_joined, c.l IS NOT NULL AS is_barred, p.one IS NOT NULL AS is_parted, x.one IS NOT NULL AS is_apart
    FROM (FROM identity_scored WHERE l BETWEEN {first} AND {last}) s JOIN identity_label a ON a.pid = s.l JOIN identity_label b ON b.pid = s.r
    LEFT JOIN identity_cannot c ON c.l = s.l AND c.r = s.r
    LEFT JOIN identity_parted p ON p.one = least(a.label, b.label) AND p.other = greatest(a.label, b.label)
    LEFT JOIN identity_apart x ON x.one = least(a.label, b.label) AND x.other = greatest(a.label, b.label)
),
nearest AS (
    SELECT k.*, CASE WHEN a.last_to < b.first_from THEN a.closing_rid ELSE a.opening_rid END AS l_rid,
           CASE WHEN b.last_to < a.first_from THEN b.closing_rid ELSE b.opening_rid END AS r_rid,
           identity_each(a.name, b.name) AS names, identity_common(a.addresses, b.addresses) AS same_mails, identity_lists(a.emails, b.emails) AS mails,
           identity_common(a.phones, b.phones) AS same_numbers, identity_lists(a.phones, b.phones) AS numbers,
           identity_each(a.region_id, b.region_id) AS regions,
           identity_each(coalesce(a.org_id, array_to_string(a.houses, ', '), ''), coalesce(b.org_id, array_to_string(b.houses, ', '), '')) AS employers,
           identity_common(a.titles, b.titles) AS same_titles, identity_lists(a.titles, b.titles) AS titles, identity_lists(a.audiences, b.audiences) AS audiences,
           identity_common(a.editions, b.editions) AS same_editions,
           CASE WHEN a.last_to < b.first_from THEN a.last_to || ' / ' || b.first_from ELSE b.last_to || ' / ' || a.first_from END AS days
    FROM kept k JOIN (FROM identity_profile WHERE pid BETWEEN {first} AND {last}) a ON a.pid = k.l
    JOIN (FROM identity_profile WHERE pid IN (SELECT r FROM identity_scored WHERE l BETWEEN {first} AND {last})) b ON b.pid = k.r
    WHERE k.verdict <> 'different' OR k.is_joined OR k.decided IS NOT NULL OR a.full_name = b.full_name
       OR list_has_any(a.emails, b.emails) OR list_has_any(a.phones, b.phones)
)
SELECT least(l_rid, r_rid) AS l_rid, greatest(l_rid, r_rid) AS r_rid, score,
       CASE WHEN is_joined THEN 'same' WHEN is_parted OR (is_apart AND verdict = 'unsure') THEN 'different' WHEN verdict = 'same' THEN 'unsure' ELSE verdict END AS verdict,
       list_transform(
           evidence || CASE WHEN is_joined AND verdict <> 'same' THEN [identity_rule('chain')]
                            WHEN NOT is_joined AND verdict = 'same' THEN [identity_rule('cut')] ELSE [] END,
           lambda e: {'kind': e.kind, 'weight': e.weight, 'detail': CASE
               WHEN e.kind IN ('same_mail', 'former_name_same_mail') THEN same_mails
               WHEN contains(e.kind, 'mail') AND e.kind NOT IN ('call_name_by_mail', 'initial_by_mail') OR contains(e.kind, 'local_part')
                   OR e.kind IN ('numbered_apart', 'own_spelling_each') THEN mails
               WHEN e.kind IN ('two_numbers', 'same_mobile', 'same_landline', 'line_other_mobile', 'desk_number', 'desk_other_mobile', 'shared_line')
                   THEN same_numbers
               WHEN e.kind IN ('near_number', 'near_mobile', 'other_mobile', 'other_number', 'new_name_new_number', 'new_name_shared_line', 'new_name_number_replaced', 'new_name_number_more')
                   THEN numbers
               WHEN e.kind = 'new_name_new_title' THEN titles
               WHEN e.kind = 'new_name_new_audience' THEN audiences
               WHEN e.kind = 'new_name_new_employer' THEN employers
               WHEN contains(e.kind, 'name') OR contains(e.kind, 'misspelt') OR contains(e.kind, 'initial')
                   OR e.kind IN ('double_surname', 'surname_spelling') THEN names
               WHEN e.kind IN ('same_region', 'other_region', 'mobile_elsewhere') THEN regions
               WHEN e.kind IN ('same_staff', 'same_employer', 'other_employer', 'at_two_places') THEN employers
               WHEN e.kind = 'same_title' THEN same_titles
               WHEN e.kind IN ('same_audience', 'other_audience') THEN audiences
               WHEN e.kind IN ('next_edition', 'moves_at_once', 'long_gap') THEN days
               WHEN e.kind IN ('in_one_edition', 'printed_twice') THEN same_editions
               ELSE '' END}) AS evidence
FROM nearest;

INSERT INTO identity_tie
WITH chained AS (
    SELECT m.pid, m.rid, lag(m.rid) OVER (PARTITION BY m.pid ORDER BY s.dated_from, m.rid) AS earlier
    FROM identity_member m JOIN identity_source s USING (rid) WHERE m.pid BETWEEN {first} AND {last}
),
pieces AS (
    SELECT least(c.rid, c.earlier) AS l_rid, greatest(c.rid, c.earlier) AS r_rid, list_filter([
        {'kind': 'same_name', 'weight': round(least(22.0, p.given_bits + p.family_bits), 1), 'detail': p.name},
        CASE WHEN len(p.addresses) > 0 THEN identity_tell('same_mail', array_to_string(p.addresses, ', ')) END,
        CASE WHEN len(p.own_numbers) > 1 THEN identity_tell('two_numbers', array_to_string(p.own_numbers, ', '))
             WHEN len(p.mobiles) > 0 THEN identity_tell('same_mobile', p.mobiles[1])
             WHEN len(p.own_numbers) > 0 THEN identity_tell('same_landline', p.own_numbers[1])
             WHEN len(p.phones) > 0 THEN identity_tell('shared_line', array_to_string(p.phones, ', ')) END,
        CASE WHEN p.region_id IS NOT NULL THEN identity_tell('same_region', p.region_id) END,
        CASE WHEN p.org_id IS NOT NULL THEN identity_tell('same_employer', p.org_id) END,
        {'kind': 'start', 'weight': getvariable('identity_start'), 'detail': ''}], lambda e: e IS NOT NULL) AS evidence
    FROM chained c JOIN (FROM identity_profile WHERE pid BETWEEN {first} AND {last}) p USING (pid) WHERE c.earlier IS NOT NULL
)
SELECT l_rid, r_rid, round(list_sum(list_transform(evidence, lambda e: e.weight)), 1), 'same', evidence FROM pieces;

-- Strongest first: by size of the weight, then by kind so that equal ones keep their order.
{into} identity_links {as}
SELECT a.mention_id AS left_mention_id, b.mention_id AS right_mention_id, t.verdict, t.score,
       list_transform(list_sort(list_transform(t.evidence, lambda e: {'size': -abs(e.weight), 'kind': e.kind, 'weight': e.weight, 'detail': e.detail})),
                      lambda e: {'kind': e.kind, 'weight': e.weight, 'detail': e.detail}) AS evidence
FROM identity_tie t JOIN identity_source a ON a.rid = t.l_rid JOIN identity_source b ON b.rid = t.r_rid;

-- Who may be one person.
{into_temp} identity_unsure {as}
SELECT DISTINCT least(a.label, b.label) AS one, greatest(a.label, b.label) AS other
FROM identity_tie t JOIN identity_member m ON m.rid = t.l_rid JOIN identity_member n ON n.rid = t.r_rid
JOIN identity_label a ON a.pid = m.pid JOIN identity_label b ON b.pid = n.pid WHERE t.verdict = 'unsure';
