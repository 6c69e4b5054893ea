package org.intendant.web.requests;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Gives our own sheets and scripts an address that changes with their content, so that a browser may keep them for a year. */
public class VersionedResources extends ResourceHandlerWrapper {

    static final String VERSION = "v";

    private static final Set<String> OURS = Set.of("intendant", "primefaces-intendant");

    private final Map<String, String> versions = new ConcurrentHashMap<>();

    public VersionedResources(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public @Nullable Resource createResource(String name) {
        return versioned(super.createResource(name));
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library) {
        return versioned(super.createResource(name, library));
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library, @Nullable String type) {
        return versioned(super.createResource(name, library, type));
    }

    private @Nullable Resource versioned(@Nullable Resource resource) {
        if (resource == null || resource.getLibraryName() == null || !OURS.contains(resource.getLibraryName())) {
            return resource;
        }
        return new Versioned(resource);
    }

    private final class Versioned extends ResourceWrapper {

        Versioned(Resource wrapped) {
            super(wrapped);
        }

        @Override
        public String getRequestPath() {
            String path = super.getRequestPath();
            String key = getLibraryName() + "/" + getResourceName();
            String version = versions.computeIfAbsent(key, unknown -> checksum(getWrapped()));
            return path + (path.contains("?") ? "&" : "?") + VERSION + "=" + version;
        }
    }

    private static String checksum(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            var sum = new CRC32();
            sum.update(in.readAllBytes());
            return Long.toHexString(sum.getValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
