package sluice.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the picture model that ships with Sluice, MobileNetV2 1.4 with a five-class head, from the npm package nsfwjs
 * 4.4.0 (MIT); the same package always gives the same bytes. Called with the package and the file to write; see
 * docs/models.md.
 */
public final class ConvertDefaultModel {
    /** SHA-256 of nsfwjs-4.4.0.tgz as {@code npm pack nsfwjs@4.4.0} fetches it. */
    static final String PACKAGE_SHA256 = "585cd178f3b994337c4d10a87b080d342fc52f8b9bf0085c4d1f345a3a1c5382";

    private static final String FOLDER = "package/dist/models/mobilenet_v2_mid/";
    private static final String TOPOLOGY = FOLDER + "model.min.js";
    private static final List<String> SHARDS =
            List.of(FOLDER + "group1-shard1of2.min.js", FOLDER + "group1-shard2of2.min.js");

    private ConvertDefaultModel() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("needs two arguments: nsfwjs-4.4.0.tgz and the .onnx file to write");
        }
        byte[] model = convert(Path.of(arguments[0]));
        Files.write(Path.of(arguments[1]), model);
        System.out.println(sha256(model) + "  " + arguments[1]);
    }

    /** @throws IOException when the file is not the package that the model is made from */
    static byte[] convert(Path npmPackage) throws IOException {
        String found = sha256(Files.readAllBytes(npmPackage));
        if (!found.equals(PACKAGE_SHA256)) {
            throw new IOException(npmPackage + " is not nsfwjs-4.4.0.tgz: its SHA-256 is " + found);
        }
        Set<String> wanted = Set.of(TOPOLOGY, SHARDS.get(0), SHARDS.get(1));
        Map<String, byte[]> files = TarFile.read(npmPackage, wanted);
        List<byte[]> shards = new ArrayList<>();
        for (String shard : SHARDS) {
            shards.add(Base64.getDecoder()
                    .decode(ScriptLiteral.of(text(files, shard)).asString()));
        }
        TfjsModel model = TfjsModel.of(ScriptLiteral.of(text(files, TOPOLOGY)), shards);
        return OnnxConversion.of(model).toBytes("sluice", provenance());
    }

    private static Map<String, String> provenance() {
        return Map.of(
                "source", "npm nsfwjs 4.4.0, dist/models/mobilenet_v2_mid, sha256 " + PACKAGE_SHA256,
                "license", "MIT, Copyright (c) 2019 Infinite Red, Inc.",
                "classes", "Drawing,Hentai,Neutral,Porn,Sexy",
                "input", "RGB 0..1, NCHW, 224x224",
                "embedding", "global average pool of MobileNetV2 1.4, 1792 components, not normalised");
    }

    private static String text(Map<String, byte[]> files, String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("no file " + name + " was read");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
