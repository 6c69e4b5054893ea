import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;

/**
 * Puts into each library of the application the list of what its classes are annotated with, which the server would otherwise
 * make from all classes at each start, and stores the classes as they are, so that none is inflated. The same library makes
 * the same bytes. The build runs it with the server's own Jandex: {@code java -cp jandex.jar IndexLibraries.java WEB-INF/lib}.
 */
class IndexLibraries {

    private static final String INDEX = "META-INF/jandex.idx";
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            List<Path> libraries =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            for (Path library : libraries) {
                Map<String, byte[]> entries = read(library);
                entries.put(INDEX, index(entries));
                write(entries, library);
            }
        }
    }

    private static Map<String, byte[]> read(Path library) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(library))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] index(Map<String, byte[]> entries) throws IOException {
        Indexer indexer = new Indexer();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getKey().endsWith(".class") && !entry.getKey().startsWith("META-INF/")) {
                indexer.index(new ByteArrayInputStream(entry.getValue()));
            }
        }
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        new IndexWriter(index).write(indexer.complete());
        return index.toByteArray();
    }

    private static void write(Map<String, byte[]> entries, Path library) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(library))) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(content.getValue());
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTimeLocal(TIME);
                entry.setSize(content.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        }
    }
}
