-- Step 6b: who may not stand in one cluster, among those whom `same` verdicts tie together.

CREATE OR REPLACE TEMP TABLE identity_cannot AS
WITH seen AS (SELECT label, pid, unnest(editions) AS edition_id FROM identity_profile JOIN identity_label USING (pid)),
crowded AS (SELECT label, edition_id FROM seen GROUP BY ALL HAVING count(*) > 1),
together AS (
    SELECT DISTINCT a.label, a.pid AS l, b.pid AS r
    FROM crowded c JOIN seen a USING (label, edition_id) JOIN seen b USING (label, edition_id) WHERE a.pid < b.pid
)
SELECT t.label, t.l, t.r, coalesce(s.decided = 'decided_different', false) AS is_decided
FROM together t LEFT JOIN identity_scored s USING (l, r) WHERE coalesce(s.is_hard, true)
UNION
SELECT a.label, s.l, s.r, coalesce(s.decided = 'decided_different', false) FROM identity_scored s JOIN identity_label a ON a.pid = s.l JOIN identity_label b ON b.pid = s.r
WHERE s.is_hard AND a.label = b.label;
