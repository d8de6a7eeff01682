-- Step 3: each profile with all that it is compared by, slice by slice.
-- Whoever was seen on the day `awaited_since` or later, and is gone, may have gone on here at once.

{into_temp} identity_profile {as}
WITH grouped AS (
    SELECT m.pid, any_value(s.name) AS name, any_value(s.given_name) AS given_name, any_value(s.family_name) AS family_name,
           any_value(s.emails) AS emails, any_value(s.phones) AS phones, any_value(s.region_id) AS region_id,
           any_value(s.org_id) AS org_id, list_sort(list(DISTINCT s.edition_id)) AS editions,
           list_sort(list(DISTINCT s.edition_id || ' ' || coalesce(s.list_name, ''))) AS lists,
           list_sort(list(DISTINCT coalesce(s.list_name, ''))) AS list_names,
           arg_min(s.list_key, (s.dated_from, s.rid)) AS list_key,
           coalesce(list_sort(list(DISTINCT s.title) FILTER (s.title IS NOT NULL)), []) AS titles,
           coalesce(list_sort(list(DISTINCT s.audience) FILTER (s.audience IS NOT NULL)), []) AS audiences,
           min(s.dated_from) AS first_from, min(s.dated_to) AS first_to,
           max(s.dated_from) AS last_from, max(s.dated_to) AS last_to, min(s.rid) AS first_rid, max(s.rid) AS last_rid,
           arg_min(s.rid, (s.dated_from, s.rid)) AS opening_rid, arg_max(s.rid, (s.dated_to, s.rid)) AS closing_rid
    FROM identity_member m JOIN identity_source s USING (rid)
    WHERE m.pid BETWEEN {first} AND {last} GROUP BY m.pid
)
SELECT g.* EXCLUDE (list_key), n.* EXCLUDE (name, given_name, family_name), w.awaited_since, t.place, t.name_from, t.name_to,
       coalesce(m.addresses, []) AS addresses, coalesce(m.homes, []) AS homes, coalesce(m.stems, []) AS stems,
       coalesce(m.houses, []) AS houses, coalesce(p.mobiles, []) AS mobiles, coalesce(p.own_numbers, []) AS own_numbers,
       len(coalesce(m.stems, [])) > 0 AND list_bool_and(list_transform(m.stems, lambda s:
           contains(replace(s, '.', ''), replace(n.given, ' ', '')) AND list_bool_or(list_transform(n.families, lambda f: contains(replace(s, '.', ''), f)))))
           AS is_plain_mail
FROM grouped g JOIN identity_name n USING (name, given_name, family_name)
LEFT JOIN identity_mails m USING (emails) LEFT JOIN identity_phones p USING (phones)
JOIN identity_span t ON t.full_name = n.full_name AND t.place = coalesce(g.region_id, g.org_id, '')
LEFT JOIN identity_awaited w ON w.list_key = g.list_key AND w.dated_from = g.first_from;
