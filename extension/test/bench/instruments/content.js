// Joined into the content script of the measured copy, before its first statement: wraps its functions and puts what they took, in
// milliseconds, into the attribute data-bench of the page. Scripts of ours run in slices; the longest of them is what a page can feel.
const bench = (() => {
	let began = 0, spent = 0, longest = 0, part = '', answerBench = null, working = false, waiting = false;
	const at = {}, parts = {}, now = () => performance.now();
	const enter = () => {
		began = now();
		working = true;
	};
	const leave = () => {
		if (!working) return;
		working = false;
		const ms = now() - began;
		spent += ms;
		longest = Math.max(longest, ms);
		parts[part] = Math.max(parts[part] ?? 0, ms);
	};
	const real = { nextTask, laidOut, takeSnapshot, handOver, fingerprint, applyMarks, inSlices };
	inSlices = (items, act, slice) => {
		if (part.startsWith('marks')) part = `marks ${act.name || 'found'}`;
		return real.inSlices(items, act, slice);
	};
	nextTask = () => {
		leave();
		return real.nextTask().then(enter);
	};
	laidOut = () => {
		leave();
		return real.laidOut().then(enter);
	};
	takeSnapshot = async (...a) => {
		enter();
		part = 'snapshot';
		at.snapshot = now();
		const s = await real.takeSnapshot(...a);
		at.snapshotEnd = now();
		return s;
	};
	fingerprint = async nodes => {
		const state = await real.fingerprint(nodes);
		if (waiting) leave(); // it was computed while the background works
		return state;
	};
	handOver = async message => {
		at.sent = now();
		part += ' and message';
		at.chars = message.nodes.reduce((n, p) => n + p.length, 0);
		const { answer } = await real.handOver(message);
		leave();
		waiting = true;
		return { answer: answer.then(a => {
			enter();
			waiting = false;
			at.answered = now();
			answerBench = a?.bench ?? null;
			return a;
		}) };
	};
	applyMarks = async (...a) => {
		at.marks = now();
		part = 'marks';
		const fresh = await real.applyMarks(...a);
		leave();
		at.done = now();
		tell();
		return fresh;
	};
	function tell() {
		const origin = performance.timeOrigin;
		document.documentElement.dataset.bench = JSON.stringify({ at, spent, longest, parts, origin, background: answerBench });
		spent = longest = 0;
	}

	// What the page asks of the measured copy: so many readings, one after another, each told; and when the background rests.
	addEventListener('bench-repeat', async event => {
		for (let i = 0; i < event.detail; i++) await globalThis.ashiato.again();
		document.documentElement.dataset.benchRepeated = '1';
	});
	addEventListener('bench-idle', async () => {
		const late = new Promise(resolve => { setTimeout(resolve, 15_000); });
		await Promise.race([webext.runtime.sendMessage({ kind: 'bench-idle' }).catch(() => {}), late]);
		document.documentElement.dataset.benchIdle = '1';
	});
	return {
		evaluated() {
			at.evaluated = now();
			at.begun = benchBegan;
			spent += at.evaluated - benchBegan;
			longest = Math.max(longest, at.evaluated - benchBegan);
		},
	};
})();
