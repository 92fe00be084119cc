// The Worker's entry: the adapter's worker.mjs, with three things set right that it cannot know.
import worker from "./worker.mjs";

export default {
  async fetch(request, env, ctx) {
    // Cloudflare replaces Accept-Encoding by its own; what the client said stands beside it.
    const asked = new Request(request);
    const accepts = request.cf?.clientAcceptEncoding;
    if (typeof accepts === "string") asked.headers.set("Accept-Encoding", accepts);
    const answer = await worker.fetch(asked, env, ctx);
    const { status, headers } = answer;
    const bodyless = request.method === "HEAD" || status === 204 || status === 304;
    // Bodies lie compressed in the bucket already: without "manual" the runtime would compress them once more.
    return new Response(bodyless ? null : answer.body, { status, headers, encodeBody: "manual" });
  },
};
