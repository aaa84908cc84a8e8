/** A command that sends one event of a solution, ready for a shell. */
export function curlExample(from: {
  readonly origin: string;
  readonly source: string;
  readonly type: string;
  readonly secret: string;
  /** Said when the solution is deployed in several entities. */
  readonly entity: string | null;
}): string {
  const event = {
    specversion: '1.0',
    id: '1',
    source: from.source,
    type: from.type,
    data: { user: 'jeanne.martin', ...(from.entity === null ? {} : { entity: from.entity }) },
  };
  // Within single quotes a shell reads everything as it is, but a single quote.
  const json = JSON.stringify(event).replaceAll("'", "'\\''");
  return [
    `curl -X POST ${from.origin}/api/usage/events`,
    `-H 'Authorization: Bearer ${from.secret}'`,
    `-H 'Content-Type: application/cloudevents+json'`,
    `-d '${json}'`,
  ].join(' \\\n  ');
}
