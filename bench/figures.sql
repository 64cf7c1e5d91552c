-- The same figures as the report of bench/run.ts, written by hand for this schema and run as the application's role.
-- Named statements: occasions, attendances, people, rate. $1 district, $2 kind, $3 from, $4 to.

-- occasions
SELECT count(*) AS value FROM activity a
JOIN activity_kind k ON k.district_id = a.district_id AND k.activity_id = a.id AND k.kind = $2
JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
WHERE a.district_id = $1 AND a.state = 'filed' AND a.held_on BETWEEN $3 AND $4;

-- attendances
SELECT sum(a.present) AS value FROM activity a
JOIN activity_kind k ON k.district_id = a.district_id AND k.activity_id = a.id AND k.kind = $2
JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
WHERE a.district_id = $1 AND a.state = 'filed' AND a.held_on BETWEEN $3 AND $4;

-- people
SELECT count(DISTINCT t.person_id) AS value FROM activity a
JOIN activity_kind k ON k.district_id = a.district_id AND k.activity_id = a.id AND k.kind = $2
JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
JOIN attendance t ON t.district_id = a.district_id AND t.activity_id = a.id AND t.status IN ('present', 'late')
WHERE a.district_id = $1 AND a.state = 'filed' AND a.held_on BETWEEN $3 AND $4;

-- rate
SELECT round(100.0 * sum(a.present) / sum(a.expected), 1) AS value FROM activity a
JOIN activity_kind k ON k.district_id = a.district_id AND k.activity_id = a.id AND k.kind = $2
JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
WHERE a.district_id = $1 AND a.state = 'filed' AND a.held_on BETWEEN $3 AND $4;
