// What a person has typed and chosen in one view or message, kept by block_id and action_id across redraws.

// element type -> [field of the result, property with the initial value, what an untouched one holds]
const FIELDS = {
  plain_text_input: ["value", "initial_value", null],
  email_text_input: ["value", "initial_value", null],
  url_text_input: ["value", "initial_value", null],
  number_input: ["value", "initial_value", null],
  static_select: ["selected_option", "initial_option", null],
  radio_buttons: ["selected_option", "initial_option", null],
  checkboxes: ["selected_options", "initial_options", []],
  multi_static_select: ["selected_options", "initial_options", []],
  external_select: ["selected_option", "initial_option", null],
  multi_external_select: ["selected_options", "initial_options", []],
  rich_text_input: ["rich_text_value", "initial_value", null],
  datepicker: ["selected_date", "initial_date", null],
  timepicker: ["selected_time", "initial_time", null],
  datetimepicker: ["selected_date_time", "initial_date_time", null],
  users_select: ["selected_user", "initial_user", null],
  multi_users_select: ["selected_users", "initial_users", []],
  channels_select: ["selected_channel", "initial_channel", null],
  multi_channels_select: ["selected_channels", "initial_channels", []],
  conversations_select: ["selected_conversation", "initial_conversation", null],
  multi_conversations_select: ["selected_conversations", "initial_conversations", []],
};

const fieldOf = (element) => FIELDS[element.type]?.[0];

/** Every [block, element] of the blocks that can hold a value or be pressed. */
function elementsOf(blocks = []) {
  return blocks.flatMap((block) =>
    [block.element, block.accessory, ...(block.type === "actions" ? block.elements : [])]
      .filter((element) => element?.action_id)
      .map((element) => [block, element]),
  );
}

export class Form {
  #typed = new Map();

  /** State values that the server holds, for what was not touched here, e.g. since a reload. */
  saved = {};

  value(block, element) {
    const key = `${block.block_id}\n${element.action_id}`;
    if (this.#typed.has(key)) return this.#typed.get(key);
    const [field, initial, empty] = FIELDS[element.type];
    return this.saved?.[block.block_id]?.[element.action_id]?.[field] ?? element[initial] ?? empty;
  }

  put(block, element, value) {
    this.#typed.set(`${block.block_id}\n${element.action_id}`, value);
  }

  /** Slack's view.state.values for these blocks. */
  state(blocks) {
    const values = {};
    for (const [block, element] of elementsOf(blocks)) {
      const field = fieldOf(element);
      if (!field) continue;
      values[block.block_id] ??= {};
      values[block.block_id][element.action_id] = { type: element.type, [field]: this.value(block, element) };
    }
    return values;
  }
}

const isEmpty = (value) =>
  value === null ||
  value === undefined ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === "string" && value.trim() === "");

const length = (text) => [...text].length;
const CHOOSERS = /select|radio|checkboxes|picker/;

/** Why this input cannot be sent yet, in words for the person, or null. */
function complaint(block, element, value) {
  if (isEmpty(value)) {
    if (block.optional) return null;
    return CHOOSERS.test(element.type) ? "どれかを選んでください。" : "ここを入力してください。";
  }
  if (element.max_length && length(value) > element.max_length)
    return `${element.max_length}文字までにしてください（いま${length(value)}文字です）。`;
  if (element.min_length && length(value) < element.min_length) return `${element.min_length}文字以上でお願いします。`;
  if (element.type === "email_text_input" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    return "メールアドレスの形になっていないようです。";
  if (element.type === "url_text_input" && !/^https?:\/\/\S+$/i.test(value))
    return "https:// から始まるURLを入力してください。";
  return element.type === "number_input" ? badNumber(element, value) : null;
}

function badNumber(element, value) {
  const number = Number(value);
  if (!Number.isFinite(number)) return "数字で入力してください。";
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return "小数のない数で入力してください。";
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `${element.min_value}以上の数にしてください。`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `${element.max_value}以下の数にしてください。`;
  return null;
}

/** Complaints of the whole form by block_id. */
export function complaints(blocks, form) {
  const found = {};
  for (const block of blocks) {
    if (block.type !== "input" || !fieldOf(block.element)) continue;
    const text = complaint(block, block.element, form.value(block, block.element));
    if (text) found[block.block_id] = text;
  }
  return found;
}
