-- Step 7: the cluster of each mention.

CREATE OR REPLACE TABLE identity_clusters AS
SELECT s.mention_id, first_value(s.mention_id) OVER (PARTITION BY l.label ORDER BY s.rid) AS cluster_id
FROM identity_source s JOIN identity_member m USING (rid) JOIN identity_label l USING (pid);

-- Whom a steward parted are two with all their mentions.
CREATE OR REPLACE TEMP TABLE identity_parted AS
SELECT DISTINCT least(a.label, b.label) AS one, greatest(a.label, b.label) AS other
FROM identity_decision d JOIN identity_member m ON m.rid = d.left_rid JOIN identity_member n ON n.rid = d.right_rid
JOIN identity_label a ON a.pid = m.pid JOIN identity_label b ON b.pid = n.pid WHERE d.verdict = 'different';

-- Persons whom an edition prints side by side: a doubt whether other lines of theirs are one person's is no doubt.
CREATE OR REPLACE TEMP TABLE identity_apart AS
SELECT DISTINCT least(a.label, b.label) AS one, greatest(a.label, b.label) AS other
FROM identity_scored s JOIN identity_label a ON a.pid = s.l JOIN identity_label b ON b.pid = s.r
WHERE s.is_hard AND s.decided IS NULL AND list_contains(list_transform(s.evidence, lambda e: e.kind), 'in_one_edition');
