/// Results and the catalogue in forms to be read. Each form is a pure function.
package enum Report {}
