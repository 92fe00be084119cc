// Runs before the background of the measured copy: takes the times of the analyzer's start and calls, and lays them beside each answer.
const api = globalThis.browser ?? globalThis.chrome;
const now = () => performance.now();
/** What the present instance's start took, in milliseconds, and when it was over. */
const start = { compile: 0, instantiate: 0, init: 0, open: 0, ready: 0 };
/** Calls of analyze: [began, took]. */
let calls = [];
let memory = null, transactions = 0, touched = 0;

const timed = (name, make) => async (...a) => {
	const began = now();
	try {
		return await make(...a);
	} finally {
		start[name] = now() - began;
	}
};
const wrap = instance => {
	const { exports } = instance;
	memory = exports.memory;
	const once = name => (...a) => {
		const began = now();
		const v = exports[name](...a);
		start[name === '_initialize' ? 'init' : 'open'] = now() - began;
		start.ready = now();
		return v;
	};
	const analyze = (...a) => {
		const began = now();
		const v = exports.analyze(...a);
		calls.push([began, now() - began]);
		return v;
	};
	return { exports: { ...exports, _initialize: once('_initialize'), open: once('open'), attach: once('attach'), analyze } };
};
const real = { instantiate: WebAssembly.instantiate.bind(WebAssembly), streaming: WebAssembly.instantiateStreaming.bind(WebAssembly) };
WebAssembly.compileStreaming = timed('compile', WebAssembly.compileStreaming.bind(WebAssembly));
WebAssembly.compile = timed('compile', WebAssembly.compile.bind(WebAssembly));
WebAssembly.instantiate = timed('instantiate', async (...a) => {
	const made = await real.instantiate(...a);
	return made instanceof WebAssembly.Instance ? wrap(made) : { module: made.module, instance: wrap(made.instance) };
});
WebAssembly.instantiateStreaming = timed('instantiate', async (...a) => {
	const made = await real.streaming(...a);
	return { module: made.module, instance: wrap(made.instance) };
});

// Writing goes on after the answer: a round begins when nothing is written any more.
const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...a) {
	const t = transaction.apply(this, a);
	transactions++;
	const over = () => { transactions--; touched = now(); };
	t.addEventListener('complete', over);
	t.addEventListener('abort', over);
	return t;
};

const add = api.runtime.onMessage.addListener.bind(api.runtime.onMessage);
let busy = 0;
api.runtime.onMessage.addListener = listener => add((message, sender, answer) => {
	if (message?.kind === 'bench-idle') return false;
	if (message?.kind !== 'analyze') return listener(message, sender, answer);
	const told = begin();
	return listener(message, sender, v => answer(told(v)));
});

/** An analysis begins: the function that lays its times beside its answer. */
function begin() {
	const got = now();
	calls = [];
	busy++;
	return v => {
		const said = now();
		busy--;
		touched = said;
		return v && { ...v, bench: { origin: performance.timeOrigin, got, spent: said - got, calls, start, memory: memory?.buffer.byteLength ?? 0 } };
	};
}

const addPort = api.runtime.onConnect.addListener.bind(api.runtime.onConnect);
api.runtime.onConnect.addListener = listener => addPort(port => {
	let told = v => v;
	listener({
		name: port.name, sender: port.sender, disconnect: () => port.disconnect(),
		postMessage: m => port.postMessage('answer' in m ? { answer: told(m.answer) } : m),
		onMessage: { addListener: f => port.onMessage.addListener(m => {
			if (m.kind) told = begin();
			f(m);
		}) },
	});
});
add((message, _sender, answer) => {
	if (message?.kind !== 'bench-idle') return false;
	const asked = now();
	const look = () => ((busy === 0 && transactions <= 0 && now() - touched > 120) || now() - asked > 10_000 ? answer(true) : void setTimeout(look, 20));
	look();
	return true;
});
