package org.intendant.servers;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;

/** The beans of one type among those that were named, without a container. */
record Beans<T>(List<Object> named, Class<T> type) implements Instance<T> {
    private List<T> all() {
        return named.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public Iterator<T> iterator() {
        return all().iterator();
    }

    @Override
    public T get() {
        return all().get(0);
    }

    @Override
    public boolean isUnsatisfied() {
        return all().isEmpty();
    }

    @Override
    public boolean isAmbiguous() {
        return all().size() > 1;
    }

    @Override
    public Instance<T> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroy(T instance) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Handle<T> getHandle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<? extends Handle<T>> handles() {
        throw new UnsupportedOperationException();
    }
}
