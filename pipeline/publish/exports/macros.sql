CREATE OR REPLACE TEMP MACRO vtext(said) AS
    CASE WHEN contains(said, ',') OR contains(said, ';') OR contains(said, '\') OR contains(said, chr(10))
    THEN replace(replace(replace(replace(said, '\', '\\'), ',', '\,'), ';', '\;'), chr(10), '\n') ELSE said END;
CREATE OR REPLACE TEMP MACRO vline(said) AS CASE WHEN strlen(said) <= 75 THEN said ELSE
    array_to_string(list_transform(range(0, length(said), 36),
        lambda i: substr(said, i + 1, 36)), chr(13) || chr(10) || ' ') END || chr(13) || chr(10);
CREATE OR REPLACE TEMP MACRO vlines(start, said) AS
    array_to_string(list_transform(string_split(said, '; '), lambda one: vline(start || vtext(one))), '');
