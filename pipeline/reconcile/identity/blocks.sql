-- Step 4: candidates. Two profiles are compared when they share a key; a key that more than its cap of profiles share
-- says too little to compare all of them, and is set down in identity_capped_blocks. What is made of a name alone has a
-- lower cap: of many namesakes only those are worth comparing of whom one ends where another begins, or who share a place.

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

CREATE OR REPLACE TEMP TABLE identity_key AS
WITH keys AS (
    SELECT 'mail' AS kind, pid, unnest(emails) AS value FROM identity_profile
    UNION ALL SELECT 'mailbox', pid, unnest(homes) FROM identity_profile
    UNION ALL SELECT 'phone', pid, unnest(phones) FROM identity_profile
    UNION ALL SELECT 'name', pid, full_name FROM identity_profile
    UNION ALL SELECT 'name and turn', pid, full_name || '|' || n.ends FROM identity_profile p JOIN identity_next n ON n.ends = p.last_to
    UNION ALL SELECT 'name and turn', pid, full_name || '|' || n.ends FROM identity_profile p JOIN identity_next n ON n.begins = p.first_from
    UNION ALL SELECT 'name and region', pid, full_name || '|' || region_id FROM identity_profile WHERE region_id IS NOT NULL
    UNION ALL SELECT 'name and domain', pid, full_name || '|' || unnest(houses) FROM identity_profile
    UNION ALL SELECT 'name and employer', pid, full_name || '|' || org_id FROM identity_profile WHERE org_id IS NOT NULL
    UNION ALL SELECT 'local part', pid, unnest(stems) FROM identity_profile
    UNION ALL SELECT 'call name and surname', pid, unnest(given_forms) || '|' || family_spelling FROM identity_profile
    UNION ALL SELECT 'given name and part of surname', pid, given_spelling || '|' || unnest(families) FROM identity_profile
    UNION ALL SELECT 'call name, surname and region', pid, unnest(given_forms) || '|' || family_spelling || '|' || region_id
        FROM identity_profile WHERE region_id IS NOT NULL
    UNION ALL SELECT 'given name, domain and region', pid, given_spelling || '|' || unnest(houses) || '|' || coalesce(region_id, '')
        FROM identity_profile
    UNION ALL SELECT 'surname, initial, domain and region', pid, family_spelling || '|' || left(given, 1) || '|' || unnest(houses)
        || '|' || coalesce(region_id, '') FROM identity_profile
)
SELECT kind, hash(kind, value) AS key, pid FROM keys WHERE value <> '';

CREATE OR REPLACE TEMP TABLE identity_block AS
SELECT kind, key, count(*) AS members, min(pid) AS first_pid,
       count(*) > CASE WHEN kind IN ('name', 'local part', 'call name and surname', 'given name and part of surname')
                       THEN getvariable('identity_name_cap') ELSE getvariable('identity_block_cap') END AS is_capped
FROM identity_key GROUP BY kind, key HAVING count(*) > 1;

CREATE OR REPLACE TABLE identity_capped_blocks AS
SELECT b.kind, b.members, s.mention_id AS example_mention_id
FROM identity_block b JOIN identity_profile p ON p.pid = b.first_pid JOIN identity_source s ON s.rid = p.first_rid
WHERE b.is_capped;

CREATE OR REPLACE TEMP TABLE identity_pair AS
WITH usable AS (SELECT k.key, k.pid FROM identity_key k JOIN identity_block b USING (kind, key)
                WHERE NOT b.is_capped)
SELECT a.pid AS l, b.pid AS r FROM usable a JOIN usable b ON a.key = b.key AND a.pid < b.pid
UNION
SELECT least(a.pid, b.pid), greatest(a.pid, b.pid)
FROM identity_decision d JOIN identity_member a ON a.rid = d.left_rid JOIN identity_member b ON b.rid = d.right_rid
WHERE a.pid <> b.pid;
DROP TABLE identity_key;
