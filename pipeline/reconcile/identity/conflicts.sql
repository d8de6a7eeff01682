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

-- Two given names of one person bar nothing: a mention tied to both prints both of them, or the mailbox kept both.
CREATE OR REPLACE TEMP TABLE identity_own_names AS
SELECT DISTINCT x.label, a.given AS one, b.given AS other
FROM identity_scored s JOIN identity_label x ON x.pid = s.l JOIN identity_label y ON y.pid = s.r AND y.label = x.label
JOIN identity_profile a ON a.pid = s.l JOIN identity_profile b ON b.pid = s.r WHERE s.is_second_name AND s.verdict = 'same';

DELETE FROM identity_cannot USING (
    SELECT c.l, c.r
    FROM identity_cannot c JOIN identity_profile a ON a.pid = c.l JOIN identity_profile b ON b.pid = c.r
    JOIN identity_label k ON k.label = c.label JOIN identity_profile w ON w.pid = k.pid
    WHERE NOT c.is_decided AND NOT list_has_any(a.editions, b.editions)
      AND (len(w.givens) > 1 AND identity_agree(a.givens, w.givens) AND identity_agree(b.givens, w.givens)
               AND list_has_any(a.families, w.families) AND list_has_any(b.families, w.families)
           OR EXISTS (SELECT 1 FROM identity_own_names n WHERE n.label = c.label
                      AND (n.one = a.given AND n.other = b.given OR n.one = b.given AND n.other = a.given)))
) own WHERE identity_cannot.l = own.l AND identity_cannot.r = own.r;
