-- What was in force when, cut into spans within which nothing changes. A span begins where the appointment begins, where
-- an edition confirms it, where a contact point comes or goes, and where its region gains or loses a county.
-- {phone_is_valid}: a condition on `value`, from the numbering plan.
CREATE TEMP TABLE post AS
SELECT
    a.*, coalesce(a.first_seen, a.last_seen, DATE '0001-01-01') AS starts_on, a.gone_by AS ends_on,
    CASE WHEN a.person_id IS NULL THEN 'region' ELSE 'person' END AS owner_type,
    coalesce(a.person_id, a.region_id) AS owner_id
FROM rel.appointments a;

CREATE TEMP TABLE sighting AS
SELECT DISTINCT seen.appointment_id, e.edition_id, coalesce(e.dated_from, e.dated_to) AS seen_on,
    coalesce(e.dated_to, e.dated_from) AS confirmed_on
FROM (
    SELECT appointment_id, first_edition_id AS edition_id FROM post
    UNION ALL SELECT appointment_id, last_edition_id FROM post WHERE last_edition_id IS DISTINCT FROM first_edition_id
    UNION ALL
    SELECT v.row_key, s.edition_id FROM rel.evidence v JOIN rel.statements s USING (statement_id)
    WHERE v.table_name = 'appointments'
) seen JOIN rel.editions e USING (edition_id);

CREATE TEMP TABLE reach AS
SELECT p.appointment_id, c.channel, c."value", coalesce(c.first_seen, c.last_seen, p.starts_on) AS starts_on,
    c.gone_by AS ends_on
FROM post p JOIN rel.contact_points c ON c.owner_type = p.owner_type AND c.owner_id = p.owner_id
UNION ALL
SELECT p.appointment_id, c.channel, c."value", coalesce(c.first_seen, c.last_seen, p.starts_on), c.gone_by
FROM post p JOIN rel.contact_points c ON c.owner_type = 'appointment' AND c.owner_id = p.appointment_id;

CREATE TEMP TABLE span AS
WITH cut AS (
    SELECT appointment_id, starts_on AS cut_on FROM post
    UNION
    SELECT p.appointment_id, other.cut_on
    FROM post p JOIN (
        SELECT appointment_id, seen_on AS cut_on FROM sighting
        UNION ALL SELECT appointment_id, starts_on FROM reach
        UNION ALL SELECT appointment_id, ends_on FROM reach WHERE ends_on IS NOT NULL
        UNION ALL SELECT q.appointment_id, r.first_seen FROM post q JOIN rel.region_counties r USING (region_id)
        WHERE r.first_seen > q.starts_on
        UNION ALL SELECT q.appointment_id, r.gone_by FROM post q JOIN rel.region_counties r USING (region_id)
        WHERE r.gone_by > q.starts_on
    ) other USING (appointment_id)
    WHERE other.cut_on > p.starts_on AND (p.ends_on IS NULL OR other.cut_on < p.ends_on)
)
SELECT c.appointment_id, c.cut_on AS valid_from, p.region_id,
    coalesce(lead(c.cut_on) OVER (PARTITION BY c.appointment_id ORDER BY c.cut_on), p.ends_on) AS valid_to
FROM cut c JOIN post p USING (appointment_id);

CREATE TEMP TABLE span_reach AS
SELECT s.appointment_id, s.valid_from,
    string_agg(DISTINCT r."value", '; ' ORDER BY r."value") FILTER (r.channel = 'email') AS email,
    string_agg(DISTINCT r."value", '; ' ORDER BY r."value") FILTER (r.channel = 'phone') AS phones,
    bool_and({phone_is_valid}) FILTER (r.channel = 'phone') AS phones_valid
FROM span s JOIN reach r USING (appointment_id)
WHERE r.starts_on <= s.valid_from AND (r.ends_on IS NULL OR s.valid_from < r.ends_on)
GROUP BY ALL;

CREATE TEMP TABLE span_counties AS
SELECT d.region_id, d.valid_from, string_agg(DISTINCT c."name", '; ' ORDER BY c."name") AS counties
FROM (SELECT DISTINCT region_id, valid_from FROM span) d
JOIN rel.region_counties r USING (region_id) JOIN rel.counties c USING (county_code)
WHERE coalesce(r.first_seen, d.valid_from) <= d.valid_from AND (r.gone_by IS NULL OR d.valid_from < r.gone_by)
GROUP BY ALL;

CREATE TEMP TABLE answered AS
SELECT entity_id AS person_id, string_agg(DISTINCT "value", '; ' ORDER BY "value") AS hours
FROM rel.statements WHERE property = 'hours' AND entity_type = 'person' AND status = 'accepted' GROUP BY entity_id;

INSERT INTO rel.derived.directory_timeline BY NAME
SELECT
    p.appointment_id, p.region_id, g."name" AS region, k.counties, n."name", p."role", p.title, p.audience,
    o."name" AS organization, h.email, h.phones, p.first_seen, p.last_seen,
    CASE WHEN p.person_id IS NULL THEN 'vacant' ELSE 'current' END AS status,
    seen.edition_id, seen.confirmed_on, h.phones_valid, coalesce(w.for_whom, 'professionals') AS for_whom, t.hours,
    s.valid_from, s.valid_to, s.valid_to IS NULL AND p.status IN ('current', 'vacant') AS is_listed
FROM span s
JOIN post p USING (appointment_id)
LEFT JOIN (
    SELECT s.appointment_id, s.valid_from, arg_max(v.edition_id, (v.confirmed_on, v.edition_id)) AS edition_id,
        max(v.confirmed_on) AS confirmed_on
    FROM span s JOIN sighting v ON v.appointment_id = s.appointment_id AND v.seen_on <= s.valid_from
    GROUP BY ALL
) seen ON seen.appointment_id = s.appointment_id AND seen.valid_from = s.valid_from
LEFT JOIN span_reach h ON h.appointment_id = s.appointment_id AND h.valid_from = s.valid_from
LEFT JOIN span_counties k ON k.region_id = s.region_id AND k.valid_from = s.valid_from
LEFT JOIN rel.people n ON n.person_id = p.person_id
LEFT JOIN rel.regions g ON g.region_id = p.region_id
LEFT JOIN rel.organizations o ON o.org_id = p.org_id
LEFT JOIN answered t ON t.person_id = p.person_id
LEFT JOIN for_whom w ON w."role" = p."role"
ORDER BY g."name" NULLS LAST, n."name" NULLS LAST, p.appointment_id, s.valid_from;
