-- Step 3: mentions that print the same name with the same contacts at the same place are one profile. Whatever follows
-- compares profiles, so that a person whose lines never change costs one row however many editions print them.

CREATE OR REPLACE TEMP TABLE identity_member AS
SELECT rid, dense_rank() OVER (ORDER BY full_name, name_key, emails, phones, region_id, org_id, lone)::INTEGER AS pid
FROM (
    SELECT s.rid, n.full_name, n.name_key, s.emails, s.phones, s.region_id, s.org_id,
           CASE WHEN (len(s.emails) = 0 AND len(s.phones) = 0) OR d.rid IS NOT NULL THEN s.rid ELSE 0 END AS lone
    FROM identity_source s JOIN identity_name n USING (name, given_name, family_name)
    LEFT JOIN (SELECT DISTINCT unnest([left_rid, right_rid]) AS rid FROM identity_decision) d ON d.rid = s.rid
);

CREATE OR REPLACE TEMP TABLE identity_profile AS
WITH grouped AS (
    SELECT m.pid, any_value(s.name) AS name, any_value(s.given_name) AS given_name, any_value(s.family_name) AS family_name,
           any_value(s.emails) AS emails, any_value(s.phones) AS phones, any_value(s.region_id) AS region_id,
           any_value(s.org_id) AS org_id, list_sort(list(DISTINCT s.edition_id)) AS editions,
           list_sort(list(DISTINCT s.edition_id || ' ' || coalesce(s.list_name, ''))) AS lists,
           list_sort(list(DISTINCT coalesce(s.list_name, ''))) AS list_names,
           coalesce(list_sort(list(DISTINCT s.title) FILTER (s.title IS NOT NULL)), []) AS titles,
           coalesce(list_sort(list(DISTINCT s.audience) FILTER (s.audience IS NOT NULL)), []) AS audiences,
           min(s.dated_from) AS first_from, min(s.dated_to) AS first_to,
           max(s.dated_from) AS last_from, max(s.dated_to) AS last_to, min(s.rid) AS first_rid, max(s.rid) AS last_rid,
           arg_min(s.rid, (s.dated_from, s.rid)) AS opening_rid, arg_max(s.rid, (s.dated_to, s.rid)) AS closing_rid
    FROM identity_member m JOIN identity_source s USING (rid) GROUP BY m.pid
)
SELECT g.*, n.* EXCLUDE (name, given_name, family_name),
       coalesce(m.addresses, []) AS addresses, coalesce(m.homes, []) AS homes, coalesce(m.stems, []) AS stems,
       coalesce(m.houses, []) AS houses, coalesce(p.mobiles, []) AS mobiles, coalesce(p.own_numbers, []) AS own_numbers,
       len(coalesce(m.stems, [])) > 0 AND list_bool_and(list_transform(m.stems, lambda s:
           contains(replace(s, '.', ''), replace(n.given, ' ', '')) AND list_bool_or(list_transform(n.families, lambda f: contains(replace(s, '.', ''), f)))))
           AS is_plain_mail
FROM grouped g JOIN identity_name n USING (name, given_name, family_name)
LEFT JOIN identity_mails m USING (emails) LEFT JOIN identity_phones p USING (phones);

-- The editions in order: one follows the next only where their dates do not overlap.
CREATE OR REPLACE TEMP TABLE identity_next AS
WITH dated AS (SELECT edition_id, min(dated_from) AS dated_from, max(dated_to) AS dated_to FROM identity_source
               WHERE dated_from IS NOT NULL AND dated_to IS NOT NULL GROUP BY edition_id)
SELECT a.dated_to AS ends, min(b.dated_from) AS begins FROM dated a JOIN dated b ON a.dated_to < b.dated_from GROUP BY a.dated_to;

-- Names that one edition prints for two people: told from two mail addresses, or two numbers where no mail is printed.
CREATE OR REPLACE TEMP TABLE identity_twice AS
SELECT DISTINCT full_name
FROM (SELECT full_name, emails, phones, unnest(editions) AS edition_id FROM identity_profile)
GROUP BY full_name, edition_id
HAVING count(DISTINCT emails[1]) > 1 OR (count(emails[1]) = 0 AND count(DISTINCT phones[1]) > 1);
