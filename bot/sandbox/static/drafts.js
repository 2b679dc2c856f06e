// Keeps what was typed but not yet sent, per person and place, also across reloads.
import { state } from "./state.js";

const key = (place) => `draft ${state.route.as} ${place}`;

// A full or forbidden storage must not stop anybody from writing; the text box still holds the words.
const quietly = (fn) => {
  try {
    return fn();
  } catch {
    return null;
  }
};

export const draftOf = (place) => quietly(() => localStorage.getItem(key(place))) ?? "";

export const keepDraft = (place, text) =>
  quietly(() => (text ? localStorage.setItem(key(place), text) : localStorage.removeItem(key(place))));

export const remember = (name, value) => quietly(() => localStorage.setItem(name, value));
export const recall = (name) => quietly(() => localStorage.getItem(name));
