-- table: card
-- What many share, such as a role and an employer, is written once for all of them.
WITH shared AS (
    SELECT DISTINCT organization, title, "role", region, audience, for_whom, safety, last_seen, out_of_hours
    FROM directory_now
), written AS (
    SELECT *,
        concat(vline('ORG:' || vtext(organization)), vline('TITLE:' || vtext(title)), vline('ROLE:' || vtext("role")))
            AS office,
        concat(vline('CATEGORIES:' || vtext(region) || coalesce(',' || vtext(audience), '')),
            vline('NOTE:' || vtext(concat_ws('; ', 'for ' || for_whom, safety, 'seen ' || last_seen,
                'out of hours: ' || out_of_hours)))) AS remarks
    FROM shared
)
SELECT concat(
    vline('BEGIN:VCARD'), vline('VERSION:4.0'), vline('KIND:individual'), vline('UID:urn:uuid:' || d.contact_uid),
    vline('FN:' || vtext(d."name")), vline('N:' || vtext(d.family_name) || ';' || vtext(d.given_name) || ';;;'),
    w.office, vlines('EMAIL;TYPE=work:', d.email), vlines('TEL;VALUE=uri;TYPE="work,voice":tel:', d.phones),
    w.remarks, 'END:VCARD') AS card
FROM directory_now d JOIN written w
    ON w.organization IS NOT DISTINCT FROM d.organization AND w.title IS NOT DISTINCT FROM d.title
    AND w."role" IS NOT DISTINCT FROM d."role" AND w.region IS NOT DISTINCT FROM d.region
    AND w.audience IS NOT DISTINCT FROM d.audience AND w.for_whom IS NOT DISTINCT FROM d.for_whom
    AND w.safety IS NOT DISTINCT FROM d.safety AND w.last_seen IS NOT DISTINCT FROM d.last_seen
    AND w.out_of_hours IS NOT DISTINCT FROM d.out_of_hours
WHERE d.person_id IS NOT NULL ORDER BY d.appointment_id
