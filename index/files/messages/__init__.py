"""What carries papers -> the paper in it: .eml, .msg of Outlook (else its own words), a PDF portfolio."""
