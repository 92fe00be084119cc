// What a Go program for wasip1 asks of its host: a clock, randomness, somewhere to write a last word. It gets no files, no arguments, no
// environment; whatever else it asks for is refused.

const OK = 0, EBADF = 8, ENOSYS = 52;

/**
 * The imports of a module.
 * @param {WebAssembly.Module} module
 * @param {() => WebAssembly.Memory} memory  the instance's memory, once there is one
 * @param {(at: number, size: number) => Uint8Array | null} [part]  a part of the database that stays outside the instance's memory
 */
export function wasiImports(module, memory, part = () => null) {
  const view = () => new DataView(memory().buffer);
  const bytes = (/** @type {number} */ at, /** @type {number} */ size) => new Uint8Array(memory().buffer, at >>> 0, size >>> 0);
  const none = (/** @type {number} */ count, /** @type {number} */ size) => {
    view().setUint32(count, 0, true);
    view().setUint32(size, 0, true);
    return OK;
  };
  /** @type {Record<string, (...args: any[]) => any>} */
  const calls = {
    args_sizes_get: none,
    args_get: () => OK,
    environ_sizes_get: none,
    environ_get: () => OK,
    clock_time_get(/** @type {number} */ id, /** @type {bigint} */ _precision, /** @type {number} */ to) {
      const ms = id === 0 ? Date.now() : performance.now();
      view().setBigUint64(to, BigInt(Math.round(ms * 1e6)), true);
      return OK;
    },
    random_get(/** @type {number} */ at, /** @type {number} */ size) {
      for (let done = 0; done < size; done += 65536) crypto.getRandomValues(bytes(at + done, Math.min(65536, size - done)));
      return OK;
    },
    fd_write(/** @type {number} */ fd, /** @type {number} */ list, /** @type {number} */ count, /** @type {number} */ written) {
      let size = 0, text = '';
      for (let i = 0; i < count; i++) {
        const length = view().getUint32(list + 8 * i + 4, true);
        text += new TextDecoder().decode(bytes(view().getUint32(list + 8 * i, true), length));
        size += length;
      }
      if (fd === 2) console.warn('analyzer:', text.trim().slice(0, 2000));
      view().setUint32(written, size, true);
      return OK;
    },
    fd_fdstat_get(/** @type {number} */ fd, /** @type {number} */ to) {
      if (fd > 2) return EBADF;
      bytes(to, 24).fill(0);
      view().setUint8(to, 2); // a character device
      return OK;
    },
    fd_fdstat_set_flags: () => OK,
    fd_prestat_get: () => EBADF,
    fd_close: () => OK,
    sched_yield: () => OK,
    // Nothing ever waits: whoever asks to be woken is woken at once.
    poll_oneoff(/** @type {number} */ asked, /** @type {number} */ events, /** @type {number} */ count, /** @type {number} */ stored) {
      for (let i = 0; i < count; i++) {
        bytes(events + 32 * i, 32).fill(0);
        bytes(events + 32 * i, 8).set(bytes(asked + 48 * i, 8));
        view().setUint8(events + 32 * i + 10, view().getUint8(asked + 48 * i + 8));
      }
      view().setUint32(stored, count, true);
      return OK;
    },
    // Not WASI's but ours: a part of the attached database, where a lookup needs it; 0 if it is not there yet.
    page(/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ size) {
      const there = part(from >>> 0, size >>> 0);
      if (there) bytes(to, there.length).set(there);
      return there ? 1 : 0;
    },
    proc_exit(/** @type {number} */ code) { throw new Error(`the analyzer exited (${code})`); },
  };
  /** @type {Record<string, Record<string, (...args: any[]) => any>>} */
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = calls[name] ?? (() => ENOSYS);
  }
  return imports;
}
