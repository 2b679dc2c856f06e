// Reads a calendar from stdin with ical.js, and says in JSON what it understood.
const ICAL = require("ical.js");

const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    summary: event.summary,
    location: event.location,
    description: event.description,
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    zone: event.startDate.zone.tzid,
  };
});
console.log(JSON.stringify({ method: calendar.getFirstPropertyValue("method"), events }));
