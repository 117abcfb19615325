// push.mjs <server> <sales>: sells one after the other and prints, as a JSON list, the milliseconds from sending each sale
// until a second device was told by the live connection that the log has moved past it. The log only rises, so that the first
// hint at or beyond the sale's facts is the one that counts.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const [server, sales] = [process.argv[2], Number(process.argv[3])];
const key = process.env.BOOKEND_KEY;
const auth = { Authorization: `Bearer ${key}` };
const device = new HubConnectionBuilder()
  .withUrl(new URL("live", server).href, { headers: auth, transport: HttpTransportType.WebSockets })
  .configureLogging(LogLevel.Error)
  .build();

const heard = []; // { seq, at }
let wake = () => {};
device.on("hint", ({ seq }) => {
  heard.push({ seq, at: performance.now() });
  wake();
});
await device.start();

const run = Math.random().toString(36).slice(2);
const samples = [];
for (let n = 0; n < sales; n++) {
  const sent = performance.now();
  const answer = await fetch(new URL("api/v1/sales", server), {
    method: "POST",
    headers: { ...auth, "Content-Type": "application/json", "Idempotency-Key": `push-${run}-${n}` },
    body: process.env.BOOKEND_SALE,
  });
  if (!answer.ok) throw new Error(await answer.text());
  // An order's number is that of its first fact in the log; its second follows at once.
  const fact = (await answer.json()).order.number + 1;
  let hint;
  while (!(hint = heard.find((h) => h.seq >= fact))) {
    await new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, 1000);
    });
  }
  samples.push(Math.round((hint.at - sent) * 100) / 100);
  heard.splice(0, heard.indexOf(hint));
}
await device.stop();
console.log(JSON.stringify(samples));
