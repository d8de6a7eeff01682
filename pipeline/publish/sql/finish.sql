-- The columns of `directory` from a row of it and the day on which it is read.
-- {row}: alias of the row; {day}: the day; {out_of_hours}: what to do at other times.
    {row}.region_id, {row}.region, {row}.counties, {row}."name", {row}."role", {row}.title, {row}.audience,
    {row}.organization, {row}.email, {row}.phones, {row}.first_seen, {row}.last_seen, {row}.status,
    CASE WHEN {day} <= {row}.last_seen THEN 'attested' ELSE 'presumed' END AS certainty,
    {row}.edition_id,
    greatest(0, date_diff('day', {row}.confirmed_on, {day})) AS confirmed_days_before,
    {row}.phones_valid, {row}.for_whom, {row}.hours, {out_of_hours} AS out_of_hours,
    CASE
        WHEN {row}.status = 'vacant' THEN 'vacant'
        WHEN date_diff('day', {row}.confirmed_on, {day}) > 730 THEN 'stale'
        WHEN NOT {row}.phones_valid THEN 'invalid_number'
        WHEN {row}.phones IS NULL THEN 'no_number'
        WHEN date_diff('day', {row}.confirmed_on, {day}) > 365 THEN 'ageing'
        ELSE 'confirmed'
    END AS safety,
    {row}.appointment_id
