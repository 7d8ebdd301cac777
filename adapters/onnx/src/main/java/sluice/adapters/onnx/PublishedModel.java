package sluice.adapters.onnx;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.analysis.EmbeddingModel;

/**
 * A joint model of pictures and words that can be pulled: two graphs and a tokenizer, as transformers.js lays them out.
 *
 * @param repository where it lies below the base address
 */
record PublishedModel(
        String id, int dimensions, String licence, String repository, PictureInput input, List<PublishedFile> files) {
    static final String PICTURES = "vision_model.onnx";
    static final String WORDS = "text_model.onnx";
    static final String TOKENIZER = "tokenizer.json";

    PublishedModel {
        files = List.copyOf(files);
        List<String> names = files.stream().map(PublishedFile::name).toList();
        if (!names.containsAll(List.of(PICTURES, WORDS, TOKENIZER))) {
            throw new IllegalArgumentException(id + " lacks a graph or its tokenizer");
        }
    }

    EmbeddingModel space() {
        return new EmbeddingModel(id, dimensions);
    }

    long bytes() {
        return files.stream().mapToLong(PublishedFile::bytes).sum();
    }

    /** Where a model hub serves one of the files. */
    URI address(URI base, PublishedFile file) {
        String slash = base.toString().endsWith("/") ? "" : "/";
        return URI.create(base + slash + repository + "/resolve/main/" + file.path());
    }

    /**
     * One file.
     *
     * @param path within the repository
     * @param bytes its size
     * @param sha256 in lower-case hexadecimal; null when nobody has stated it, and the first pull fixes it
     */
    record PublishedFile(String path, long bytes, @Nullable String sha256) {
        PublishedFile {
            if (!path.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*") || path.contains("..") || bytes < 1) {
                throw new IllegalArgumentException("no file is " + path + " with " + bytes + " bytes");
            }
            if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(path + " has a checksum that is none");
            }
        }

        /** What it is called in the model's folder. */
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
