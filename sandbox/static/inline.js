// One scanner for both of Slack's text dialects: rules are tried side by side and the earliest match wins.

/**
 * Text → nodes. A rule is `{pattern, build(match, inner)}`; the pattern carries the `g` flag and
 * `inner` parses what stands between two marks. `build` may return null to leave the text as it is.
 */
export function inlineNodes(text, rules) {
  const nodes = [];
  let position = 0;
  let plain = "";
  while (position < text.length) {
    const found = earliest(text, position, rules);
    if (!found) break;
    plain += text.slice(position, found.match.index);
    position = found.match.index + found.match[0].length;
    const built = found.rule.build(found.match, (inside) => inlineNodes(inside, rules));
    if (built === null) {
      plain += found.match[0];
      continue;
    }
    if (plain) nodes.push(plain);
    plain = "";
    nodes.push(built);
  }
  plain += text.slice(position);
  if (plain) nodes.push(plain);
  return nodes;
}

function earliest(text, position, rules) {
  let best = null;
  for (const rule of rules) {
    rule.pattern.lastIndex = position;
    const match = rule.pattern.exec(text);
    if (match && (!best || match.index < best.match.index)) best = { rule, match };
  }
  return best;
}
