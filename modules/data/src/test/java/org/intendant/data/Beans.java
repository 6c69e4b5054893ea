package org.intendant.data;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an {@code Instance} finds, without a container.
 *
 * @param given all of the type that a test gave, as they are when they are asked for
 * @param one the bean of the type where it gave none
 */
record Beans<T>(Supplier<List<?>> given, Supplier<T> one) implements Instance<T> {
    @SuppressWarnings("unchecked") // given for this type
    private List<T> all() {
        return (List<T>) given.get();
    }

    @Override
    public Iterator<T> iterator() {
        return all().iterator();
    }

    @Override
    public T get() {
        return all().isEmpty() ? one.get() : all().get(0);
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
