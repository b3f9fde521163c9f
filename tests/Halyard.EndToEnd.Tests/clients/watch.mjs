// Watches a flag with LaunchDarkly's Node SDK, unmodified, and says on standard output what happens, a word and its value in each line:
//   ready false · value true · counted 100 · failed …
// "counted" comes when all that was evaluated so far has been sent. HALYARD_URL, HALYARD_SDK_KEY, HALYARD_FLAG; HALYARD_EVALUATIONS: how often to evaluate
// at the start and at every change.
import { init } from '@launchdarkly/node-server-sdk';

const { HALYARD_URL: url, HALYARD_SDK_KEY: sdkKey, HALYARD_FLAG: flag, HALYARD_EVALUATIONS: evaluations = '1' } = process.env;
const context = { kind: 'user', key: 'ada' };
const silent = { error: (text) => console.error(text), warn: () => {}, info: () => {}, debug: () => {} };

const client = init(sdkKey, { baseUri: url, streamUri: url, eventsUri: url, logger: silent });

let total = 0;

async function evaluate(word) {
  let value;
  for (let i = 0; i < Number(evaluations); i++) {
    value = await client.variation(flag, context, 'default');
    total++;
  }

  console.log(`${word} ${value}`);
  await client.flush();
  console.log(`counted ${total}`);
}

try {
  await client.waitForInitialization({ timeout: 60 });
  client.on(`update:${flag}`, () => evaluate('value').catch((error) => console.log(`failed ${error}`)));
  await evaluate('ready');
} catch (error) {
  console.log(`failed ${error}`);
}
