// Where blocks are shown: gives the renderer names and times, and takes clicks and typed values back.

import { fileAddress } from "./api.js";
import { state, channelName, nameOf, timeZone } from "./state.js";

/** A surface whose clicks go to `act(block, element, chosen)`; `before` holds values to type in again. */
export function surfaceFor({ act, before = {}, errors = {} }) {
  const readers = [];
  return {
    act, errors, nameOf, channelName,
    timeZone: timeZone(),
    people: () => state.world.people.filter((each) => !each.deleted)
      .map((each) => choice(each.id, nameOf(each.id))),
    channels: () => state.world.channels.filter((each) => each.kind === "channel")
      .map((each) => choice(each.id, `#${each.name}`)),
    pictureUrl: (picture) => (picture.slack_file?.id ? fileAddress(picture.slack_file.id) : localUrl(picture.image_url)),
    remembered: (block, element) => before[block.block_id]?.[element.action_id],
    register: (block, element, read) => readers.push({ block, element, read }),
    values: () => valuesOf(readers),
  };
}

function valuesOf(readers) {
  const values = {};
  for (const { block, element, read } of readers) {
    values[block.block_id] = { ...values[block.block_id], [element.action_id]: read() };
  }
  return values;
}

function choice(value, label) {
  return { value, label };
}

function localUrl(address) {
  if (!address) return null;
  return new URL(address, location.href).origin === location.origin ? address : null;
}
