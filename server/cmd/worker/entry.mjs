// The Worker's entry: the adapter's worker.mjs, with two things set right that it cannot say.
import worker from "./worker.mjs";

export default {
  async fetch(request, env, ctx) {
    const answer = await worker.fetch(request, env, ctx);
    const { status, headers } = answer;
    const bodyless = request.method === "HEAD" || status === 204 || status === 304;
    // Bodies lie compressed in the bucket already: without "manual" the runtime would compress them once more.
    return new Response(bodyless ? null : answer.body, { status, headers, encodeBody: "manual" });
  },
};
