-- table: organization
SELECT uid('organization', org_id) AS id, "name", NULL::VARCHAR AS alternate_name,
    coalesce(kind, 'organization') AS description, NULL::VARCHAR AS email, website,
    CASE WHEN parent_org_id IS NOT NULL THEN uid('organization', parent_org_id) END AS parent_organization_id
FROM organizations
UNION ALL
SELECT uid('organization', '?'), 'Ej angiven', NULL, 'The documents do not say who runs the service', NULL, NULL, NULL
ORDER BY id;
-- table: service
-- Active is what an edition of the last two years before the newest one names, and reaches: a service that has a number or an
-- address in force, or never had any, and a region that somebody coordinates.
SELECT uid('service', service_id) AS id, uid('organization', coalesce(org_id, '?')) AS organization_id, "name",
    description,
    CASE WHEN date_diff('day', last_seen, CAST(getvariable('newest_day') AS DATE)) <= 730 AND NOT (
        service_id IN (SELECT owner_id FROM contact_points WHERE owner_type = 'service')
        AND service_id NOT IN (SELECT owner_id FROM contact_points WHERE owner_type = 'service' AND gone_by IS NULL)
    ) THEN 'active' ELSE 'inactive' END AS status,
    coalesce(audience, CASE WHEN for_whom = 'professionals' THEN 'yrkesverksamma' END) AS eligibility_description,
    last_seen AS assured_date
FROM services
UNION ALL
SELECT uid('region', region_id), uid('organization', '?'), 'Regionkoordinator ' || "name",
    'Regional coordinator against prostitution and trafficking',
    CASE WHEN region_id IN (SELECT region_id FROM directory_now WHERE "name" IS NOT NULL AND safety <> 'stale')
        THEN 'active' ELSE 'inactive' END, 'yrkesverksamma', NULL
FROM regions
ORDER BY id;
-- table: service_area
SELECT uid('service_area', region_id || county_code) AS id, uid('region', region_id) AS service_id, c."name",
    county_code AS extent, 'text' AS extent_type
FROM region_counties r JOIN counties c USING (county_code)
WHERE r.gone_by IS NULL
ORDER BY id;
-- table: schedule
SELECT uid('schedule', service_id) AS id, uid('service', service_id) AS service_id, hours AS description
FROM services WHERE hours IS NOT NULL
ORDER BY id;
-- table: location
SELECT DISTINCT uid('location', trim(p)) AS id, 'physical' AS location_type, trim(p) AS "name"
FROM (SELECT unnest(string_split(place, ';')) AS p FROM services WHERE place IS NOT NULL)
WHERE trim(p) <> ''
ORDER BY id;
-- table: service_at_location
SELECT DISTINCT uid('service_at_location', service_id || trim(p)) AS id, uid('service', service_id) AS service_id,
    uid('location', trim(p)) AS location_id
FROM (SELECT service_id, unnest(string_split(place, ';')) AS p FROM services WHERE place IS NOT NULL)
WHERE trim(p) <> ''
ORDER BY id;
-- table: contact
SELECT d.contact_uid AS id,
    d.org_uid AS organization_id, d.region_uid AS service_id,
    d."name", coalesce(d.title, d."role") AS title, d.audience AS department, d.email
FROM directory_now d
WHERE d."name" IS NOT NULL;
-- table: phone
-- In the order of the directory, as contacts are: sorted by id, every row would move where one number changes.
SELECT uid('phone', d.appointment_id || p) AS id, NULL::VARCHAR AS service_id,
    d.contact_uid AS contact_id, p AS number, 'voice' AS "type", d.for_whom AS description
FROM (SELECT *, unnest(string_split(phones, '; ')) AS p FROM directory_now WHERE "name" IS NOT NULL AND phones IS NOT NULL) d
UNION ALL
(SELECT uid('phone', c.contact_id), uid('service', c.owner_id), NULL, c."value", 'voice', coalesce(s.audience, nullif(s.for_whom, 'not_told'))
FROM contact_points c JOIN services s ON c.owner_type = 'service' AND s.service_id = c.owner_id
WHERE c.channel = 'phone' AND c.gone_by IS NULL
ORDER BY c.contact_id);
