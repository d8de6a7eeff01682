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

-- From when to when a name stands at a place: whose former name comes back there is not the one who has another between.
CREATE OR REPLACE TEMP TABLE identity_span AS
SELECT full_name, coalesce(region_id, org_id, '') AS place, min(dated_to) AS name_from, max(dated_from) AS name_to
FROM identity_source JOIN identity_name USING (name, given_name, family_name) GROUP BY ALL;
