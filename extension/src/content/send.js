// Messages to the background. The browser copies a message while the page stands still, so that a long page goes through a connection in parts.

const ANSWER = 60_000; // milliseconds to wait for the background

/** Characters of nodes that go in one message: a usual history is one. */
const PART_CHARS = 1 << 18;

/** @param {Promise<any>} answer @returns {Promise<any>} */
function inTime(answer) {
  const late = new Promise((_, reject) => { setTimeout(() => reject(new Error('late')), ANSWER); });
  return Promise.race([answer, late]);
}

/** @param {Record<string, unknown>} message @returns {Promise<any>} */
function send(message) {
  return inTime(webext.runtime.sendMessage(message));
}

/**
 * Hands a page over. The answer is null if there was none: the background died on the way, or was too slow.
 * @param {{ kind: string, url: string, head: Record<string, unknown>, nodes: string[] }} message
 * @returns {Promise<{ answer: Promise<any> }>} when all of it is on its way
 */
async function handOver(message) {
  try {
    const parts = partsOf(message.nodes);
    const { answer } = parts.length > 1 ? await sendInParts(message, parts) : { answer: send(message) };
    return { answer: answer.catch(() => null) };
  } catch {
    return { answer: Promise.resolve(null) }; // the extension is gone, or was in the middle
  }
}

/** Pieces of nodes, put together to parts. @param {string[]} pieces @returns {string[][]} */
function partsOf(pieces) {
  /** @type {string[][]} */
  const parts = [];
  let chars = PART_CHARS;
  for (const piece of pieces) {
    if (chars + piece.length > PART_CHARS) {
      parts.push([]);
      chars = 0;
    }
    parts[parts.length - 1].push(piece);
    chars += piece.length;
  }
  return parts;
}

/**
 * Sends a page in parts, one a task. Its answer's marks come in parts too.
 * @param {Record<string, unknown>} message @param {string[][]} parts
 */
async function sendInParts(message, parts) {
  const port = webext.runtime.connect({ name: message.kind });
  /** @type {any[]} */
  const marks = [];
  const answer = inTime(new Promise((resolve, reject) => {
    port.onDisconnect.addListener(() => { reject(webext.runtime.lastError ?? new Error('gone')); });
    port.onMessage.addListener((/** @type {any} */ got) => {
      if (Array.isArray(got?.marks)) marks.push(...got.marks);
      if (got && 'answer' in got) resolve(got.answer && { ...got.answer, marks });
    });
  })).finally(() => { port.disconnect(); });
  answer.catch(() => {}); // whoever waits for it is told; nobody may yet
  for (const part of parts) {
    port.postMessage({ nodes: part });
    await nextTask();
  }
  port.postMessage({ ...message, nodes: [] });
  return { answer };
}
