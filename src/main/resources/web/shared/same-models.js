/** Gives a part of a page the model of before where nothing in it changed, so that it is drawn only when it differs. */
export class SameModels {
  #models = new Map();

  same(key, model) {
    const old = this.#models.get(key);
    if (old !== undefined && Object.keys({ ...old, ...model }).every((part) => old[part] === model[part])) return old;
    this.#models.set(key, model);
    return model;
  }
}
