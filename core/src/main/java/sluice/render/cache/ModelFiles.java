package sluice.render.cache;

/** Tells the files of a model from those that lay there before under the same name. */
@FunctionalInterface
public interface ModelFiles {
    /** For generators whose models have no files here, or never change them. */
    ModelFiles NONE = (model, variant) -> "";

    /** Something that changes when the model's files do; empty when it has none. */
    String stamp(String model, String variant);
}
