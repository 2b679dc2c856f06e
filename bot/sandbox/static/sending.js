// What the elements of one message or view tell the app: what was pressed, and what was typed so far.
import { attempt } from "./state.js";

/** `place` names the message or view, `form` keeps its values, `blocks()` are the blocks that it shows now. */
export function sending(place, form, blocks) {
  const at = (block, element) => ({ ...place, block_id: block.block_id, action_id: element.action_id });
  return {
    form,
    send: (block, element, fields) =>
      attempt("act", { ...at(block, element), state: form.state(blocks()), ...fields }),
    suggest: (block, element, value) => attempt("suggest", { ...at(block, element), value }),
  };
}
